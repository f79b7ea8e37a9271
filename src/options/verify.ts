/** The options of `verify` and `tree`. */

import { attestationOptions } from './attestations.ts';
import { connection, timeouts } from './connection.ts';
import { argumentsOf, listOf } from './lists.ts';
import { location } from './location.ts';
import { group, option, type ValuesOf } from './option.ts';
import * as output from './output.ts';
import { claimed, requireReadableBy, trust } from './trust.ts';
import { digest, oneOf, platform, tag } from './types.ts';

export const verifyOptions = {
  images: option({
    type: argumentsOf(location('IMAGE')),
    required: true,
    positional: true,
    library: 'argument',
    example: 'nicolas/webdis:0.1.24',
    inputDefault: 'nicolas/webdis\npublic.ecr.aws/nicolas/webdis',
    help: 'Images: references such as ghcr.io/me/app:2.0, or image layouts (oci:DIR:TAG, oci-archive:FILE.tar:TAG)',
  }),
  ...trust,
  ...claimed,
  ...group('Image requirements', {
    tag: option({
      type: tag,
      inputDefault: 'latest',
      help: 'Tag for every image that has neither a tag nor a digest',
    }),
    digest: option({
      type: digest,
      help: 'Digest that the tag must point to; protects against a tag that was moved back',
    }),
    platforms: option({
      type: listOf(platform),
      default: [],
      flag: 'platform',
      help: 'Platforms that the image must have, such as linux/arm64; its other platforms are verified, too',
    }),
    attestationManifests: option({
      type: oneOf('reported', 'required'),
      default: 'reported',
      help: 'reported: unsigned attestation manifests of buildx are only reported; required: they must be signed',
    }),
    parity: option({
      type: oneOf('auto', 'true', 'false'),
      default: 'auto',
      help: 'auto: images with the same repository path and tag must have the same digests; true: all images must have the same digests and the same signatures; false: nothing is compared',
    }),
    requireReadableBy,
  }),
  ...attestationOptions,
  ...connection(
    timeouts.verify,
    'Print each request to stderr, and a report on every manifest in the words of cosign',
  ),
  ...group('Output', {
    ...output.formatsWithSarif,
    report: output.report,
    page: output.page,
    sarif: output.sarif,
    summaryFile: output.summaryFile,
    summary: output.summary,
    quiet: output.quiet,
    color: output.color,
    requiredInputs: output.requiredInputs,
  }),
};

export type VerifyValues = ValuesOf<typeof verifyOptions>;

export const treeOptions = {
  image: option({
    type: location('IMAGE'),
    required: true,
    positional: true,
    example: 'nicolas/webdis:0.1.24',
    help: 'Image: a reference, or an image layout',
  }),
  ...trust,
  ...claimed,
  ...connection(timeouts.verify),
  ...group('Output', { ...output.formats, color: output.color }),
};
