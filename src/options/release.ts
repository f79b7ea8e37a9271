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
  ...group('Image and tags', {
    image: option({
      type: repository,
      required: true,
      library: 'argument',
      example: 'docker.io/me/app',
      help: 'Repository on the first registry; it is signed and tagged first',
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
      help: 'Tags, which are written last: a bare tag for every registry, or a full reference for one registry',
    }),
    overwriteTags: option({
      type: boolean,
      default: false,
      help: 'Move a tag that is written once, such as a version, even if it points to another image',
    }),
    movingTags: option({
      type: listOf(text('TAG')),
      default: [],
      flag: 'moving-tag',
      help: 'Tags that move with each release, such as stable or {{major}}-alpine, in addition to latest, {{major}} and {{major}}.{{minor}}; all other tags are written once',
    }),
    allowBackportLatest: option({
      type: boolean,
      default: false,
      help: 'Allow latest and other moving tags to move back to an older release',
    }),
    skipMissingReferrers,
    digest: option({
      type: digest,
      help: 'Digest of an image that is already pushed; nothing is built. Use it to continue a failed run',
    }),
    metadataFile: option({
      type: path,
      excludes: ['digest', 'digests', 'context'],
      help: 'Metadata file of docker buildx build or bake, which contains the digests: a path, or the JSON itself; nothing is built. Several digests are joined to one index, as with digests',
    }),
    metadataTargets: option({
      type: listOf(text('TARGET')),
      default: [],
      flag: 'metadata-target',
      needs: 'metadataFile',
      help: 'Bake targets to release (default: all that were pushed to the image)',
    }),
    digests: option({
      type: listOf(digest),
      needs: 'platforms',
      excludes: ['digest', 'context'],
      flag: 'digests',
      help: 'Digests of images that are already pushed without a tag, such as one for each platform; they are joined to one index with exactly the given platforms',
    }),
  }),
  ...buildOptions,
  ...group('Signing', {
    ...signingKey,
    ...signingIdentity,
    format: option({
      type: oneOf('bundle', 'legacy', 'both'),
      defaultHelp: 'both with Rekor v1, bundle with Rekor v2',
      help: 'bundle: format of cosign v3; legacy: format of cosign v2; both: readable by every version of cosign',
    }),
    ...signature,
    attestations: option({
      type: oneOf('buildx'),
      help: 'buildx: sign the provenance and the SBOM that buildx wrote for each platform',
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
      help: 'Version of the release in the ledger',
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
