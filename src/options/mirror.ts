/** The options of `mirror`. */

import { TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import { requireAttestations } from './attestations.ts';
import { connection, timeouts } from './connection.ts';
import { argumentsOf, listOf } from './lists.ts';
import { location } from './location.ts';
import { amend, group, option, type ValuesOf } from './option.ts';
import * as output from './output.ts';
import { trust } from './trust.ts';
import { boolean, oneOf, word } from './types.ts';

export const skipMissingReferrers = option({
  type: boolean,
  default: false,
  help: 'Skip referrers that the source lists but does not have, with a warning',
});

export const dryRun = option({
  type: boolean,
  default: false,
  help: 'Show what would be done, without writing anything',
});

/** A signature tag, and what it points to. */
const pinnedTag = word('TAG@DIGEST', (given) => {
  const [, tag, digest] = /^(sha256-[0-9a-f]{64}\.sig)@(sha256:[0-9a-f]{64})$/.exec(given) ?? [];
  if (tag !== undefined && digest !== undefined) return { tag, digest: digest as Digest };
  const message = `${JSON.stringify(given)} is not a signature tag with its digest, sha256-HEX.sig@sha256:HEX`;
  throw new TrustError('E_INPUT', message);
});

export const mirrorOptions = {
  source: option({
    type: location('SOURCE'),
    required: true,
    positional: true,
    library: 'argument',
    example: 'ghcr.io/me/app:2.0',
    help: 'Image to copy: a reference, or an image layout (oci:DIR:TAG, oci-archive:FILE.tar:TAG)',
  }),
  targets: option({
    type: argumentsOf(location('TARGET')),
    required: true,
    positional: true,
    library: 'argument',
    example: 'docker.io/me/app',
    help: 'Where to copy it: repositories, references, or image layouts',
  }),
  ...group('Source requirements', {
    require: option({
      type: oneOf('verified', 'signed', 'none'),
      defaultHelp: 'verified with a key or an identity, otherwise signed',
      help: 'verified: the index and every platform must verify with the key or identity; signed: each must have a signature, by any signer; none: no signature is required',
    }),
    requireAttestations,
  }),
  ...trust,
  keys: amend(trust.keys, { defaultHelp: 'none; the key of Webdis with --require verified' }),
  ...group('Targets', {
    onConflict: option({
      type: oneOf('fail', 'keep', 'overwrite'),
      default: 'fail',
      aliases: ['force', 'f'],
      help: 'What to do if the tag points to another image. fail: stop before anything is copied; keep: copy, but do not move the tag; overwrite: copy, then move the tag',
    }),
    replaceSignatureTags: option({
      type: listOf(pinnedTag),
      default: [],
      flag: 'replace-signature-tag',
      help: 'Signature tags of the target to replace if they conflict with the source, as long as they have this digest; signatures that only the target has are lost',
    }),
    tag: option({
      type: boolean,
      default: true,
      help: 'Tag the copies',
      switches: { 'no-tag': { means: false, help: 'Copy without a tag' } },
    }),
    skipMissingReferrers,
    dryRun,
    deep: option({
      type: boolean,
      default: false,
      help: 'Check every blob, even if tag and lists say that nothing is missing',
    }),
  }),
  ...connection(timeouts.copy),
  ...group('Output', {
    ...output.formats,
    report: output.report,
    page: output.page,
    quiet: output.quiet,
    color: output.color,
  }),
};

export type MirrorValues = ValuesOf<typeof mirrorOptions>;
