/** `webdis-trust tree` */

import { treeOptions } from '../options/verify.ts';
import { formatFindings } from '../report/finding.ts';
import { formatReport } from '../report/json.ts';
import { formatTree } from '../report/verify/tree.ts';
import { noDemands } from '../run/policy.ts';
import { verify } from '../run/verify.ts';
import { exitCodeFor, outcomeFor } from '../verify/outcome.ts';
import type { ImageReport } from '../verify/report.ts';
import { textOptions } from './streams.ts';
import { commonExitCodes, verb, withProgress } from './verb.ts';
import { counting } from './views.ts';

export const treeVerb = verb(
  {
    name: 'tree',
    about: `Shows the index of an image, its platforms and attestation manifests, and the signatures and attestations of
each. For each signature, it shows the signer, the checks, and the inputs that accept it.`,
    examples: ['webdis-trust tree nicolas/webdis:0.1.24'],
    exitCodes: {
      0: 'everything could be read, even if it is not signed',
      ...commonExitCodes,
      11: 'the tag, digest or repository does not exist',
    },
  },
  treeOptions,
  async (values, signal) => {
    const listed = { images: [values.image], tag: undefined, attestations: [] };
    const run = { ...noDemands, ...values, ...listed };
    const report = await withProgress(values, signal, counting('manifest'), (host, { show }) =>
      verify(run, host, show),
    );
    const [image] = report.images;
    if (image === undefined) throw new RangeError('a report about one image has no image');
    const options = textOptions(process.stdout, process.env, values.color);
    const tree = () => formatTree(image, { ...options, signers: report.policy.signers });
    const asJson = values.json || values.output === 'json';
    process.stdout.write(asJson ? formatReport(report) : tree());
    const warnings = report.findings.filter(({ severity }) => severity === 'warning');
    const about = textOptions(process.stderr, process.env, values.color);
    process.stderr.write(formatFindings(warnings, about));
    return exitCodeFor(codesOfGaps(image));
  },
);

/** A tree shows bad signatures too; it fails only for what it could not show. */
function codesOfGaps({ findings, manifests }: ImageReport) {
  const codes = findings.map(({ code }) => code);
  return manifests.length === 0 ? codes : codes.filter((c) => outcomeFor([c]) === 'undetermined');
}
