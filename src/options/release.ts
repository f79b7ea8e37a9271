/** The options of `release`. */

import { buildOptions } from './build.ts';
import { connection, timeouts } from './connection.ts';
import { listOf } from './lists.ts';
import { dryRun, skipMissingReferrers } from './mirror.ts';
import { group, option, type ValuesOf } from './option.ts';
import * as output from './output.ts';
import { services, signature, signingIdentity, signingKey } from './sign.ts';
import { boolean, digest, oneOf, path, repository, text } from './types.ts';

export const releaseOptions = {
  ...group('Where it goes', {
    image: option({
      type: repository,
      required: true,
      library: 'argument',
      example: 'docker.io/me/app',
      help: 'Repository on the first registry, which is signed and tagged first',
    }),
    mirrors: option({
      type: listOf(repository),
      default: [],
      flag: 'mirror',
      help: 'Repositories that get the same image and signatures',
    }),
    tags: option({
      type: listOf(text('TAG')),
      required: true,
      flag: 'tag',
      aliases: ['t'],
      example: '0.1.24',
      help: 'Tags, which are written last: a bare tag for every registry, or a full reference for the one that it names',
    }),
    overwriteTags: option({
      type: boolean,
      default: false,
      help: 'Move a tag that is written once, such as a version, although it names another image',
    }),
    movingTags: option({
      type: listOf(text('TAG')),
      default: [],
      flag: 'moving-tag',
      help: 'Tags that move with releases, in addition to latest, {{major}} and {{major}}.{{minor}}, such as stable or {{major}}-alpine; every other tag is written once',
    }),
    allowBackportLatest: option({
      type: boolean,
      default: false,
      help: 'Move latest and other moving tags back to an older release',
    }),
    skipMissingReferrers,
    digest: option({
      type: digest,
      help: 'Digest of an image that was pushed before; nothing is built. A run that failed continues with it',
    }),
    metadataFile: option({
      type: path,
      excludes: ['digest', 'digests', 'context'],
      help: 'Metadata of docker buildx build or bake, which says what was pushed: a path, or the JSON itself; nothing is built. Several digests of this image are joined, as digests are',
    }),
    metadataTargets: option({
      type: listOf(text('TARGET')),
      default: [],
      flag: 'metadata-target',
      needs: 'metadataFile',
      help: 'Targets of bake to release (default: all that were pushed to the image)',
    }),
    digests: option({
      type: listOf(digest),
      needs: 'platforms',
      excludes: ['digest', 'context'],
      flag: 'digests',
      help: 'Digests of images that were pushed before without a tag, such as one for each platform by a runner of its own; they are joined to one index, which must have exactly the platforms given',
    }),
  }),
  ...buildOptions,
  ...group('Who signs', {
    ...signingKey,
    ...signingIdentity,
    format: option({
      type: oneOf('bundle', 'legacy', 'both'),
      defaultHelp: 'both with Rekor v1, bundle with Rekor v2',
      help: 'bundle: as cosign v3; legacy: as cosign v2; both: readable by every cosign',
    }),
    ...signature,
    attestations: option({
      type: oneOf('buildx'),
      help: 'buildx: attest what buildx says about each platform, its provenance and SBOM, as this signer',
    }),
  }),
  ...services,
  ...group('Ledger', {
    ledger: option({
      type: path,
      help: 'Path of the ledger of releases; the release is added to the file',
    }),
    version: option({
      type: text('VERSION'),
      defaultHelp: 'the first tag that is a version',
      help: 'Version under which the ledger lists the release',
    }),
  }),
  ...connection(timeouts.release),
  ...group('Output', {
    dryRun,
    ...output.formats,
    report: output.report,
    page: output.page,
    summary: output.summary,
    quiet: output.quiet,
    color: output.color,
    requiredInputs: output.requiredInputs,
  }),
};

export type ReleaseValues = ValuesOf<typeof releaseOptions>;
