/** The options of `attest`. */

import { TrustError } from '../error.ts';
import { parsePlatform } from '../oci/platform.ts';
import { predicateTypeUri, predicateTypeWords } from '../signature/predicate-type.ts';
import { connection, timeouts } from './connection.ts';
import { linesOf } from './lists.ts';
import { amend, group, option, type ValuesOf } from './option.ts';
import * as output from './output.ts';
import { services, signature, signingIdentity, signingKey, signOptions } from './sign.ts';
import { boolean, path, word } from './types.ts';

const predicateType = word('TYPE', (given) => {
  const uri = predicateTypeUri(given);
  if (uri !== undefined) return uri;
  const shown = JSON.stringify(given.slice(0, 100));
  const words = predicateTypeWords.join(', ');
  throw new TrustError('E_INPUT', `${shown} is neither a URI nor one of ${words}`);
});

/** The path may contain "=". */
const predicateFor = word('PLATFORM=FILE', (given) => {
  const [, platform = '', file] = /^([^=]+)=(.+)$/.exec(given) ?? [];
  if (file !== undefined) return { platform: parsePlatform(platform), file };
  const shown = JSON.stringify(given.slice(0, 100));
  throw new TrustError('E_INPUT', `${shown} is not PLATFORM=FILE, such as linux/amd64=sbom.json`);
});

export const attestOptions = {
  images: amend(signOptions.images, { help: 'Images to attest, by digest' }),
  ...group('Predicates', {
    type: option({
      type: predicateType,
      help: `Type of the predicate: ${predicateTypeWords.join(', ')}, or a URI`,
    }),
    predicate: option({
      type: path,
      needs: 'type',
      excludes: ['predicateFor', 'fromBuildx'],
      help: 'File with the predicate, a JSON object, for the manifest that the reference names',
    }),
    predicateFor: option({
      type: linesOf(predicateFor),
      needs: 'type',
      excludes: ['fromBuildx'],
      help: 'File with the predicate for one platform, such as linux/amd64=sbom.json; every platform needs one',
    }),
    fromBuildx: option({
      type: boolean,
      default: false,
      excludes: ['type'],
      help: 'Attest the provenance and the SBOM that buildx wrote into the index, for each platform',
    }),
    partial: option({
      type: boolean,
      default: false,
      help: 'Allow platforms of the image without an attestation',
    }),
  }),
  ...group('Key', signingKey),
  ...group('Identity', signingIdentity),
  ...group('Storage', {
    format: amend(signOptions.format, {
      help: 'bundle: a referrer, like cosign v3; legacy: the .att tag, like cosign v2; both: readable by every version of cosign',
    }),
    signatureRepository: amend(signature.signatureRepository, {
      help: 'Repository to store the attestations in',
    }),
  }),
  ...services,
  ...connection(timeouts.verify),
  ...group('Output', {
    ...output.formats,
    report: output.report,
    page: output.page,
    summary: output.summary,
    quiet: output.quiet,
    color: output.color,
    requiredInputs: output.requiredInputs,
  }),
};

export type AttestValues = ValuesOf<typeof attestOptions>;
