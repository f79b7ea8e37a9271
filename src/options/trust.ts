/** Options about whose signatures count, and what makes a signature count. */

import { requirableReaders } from '../verify/readers.ts';
import { claims } from './claims.ts';
import { keys as keyList } from './keys.ts';
import { listOf } from './lists.ts';
import { group, option } from './option.ts';
import { oneOf, path, repository, text, writtenReference } from './types.ts';

const heading = 'Whose signatures count';

export const keyFingerprints = option({
  type: listOf(text('HEX')),
  default: [],
  flag: 'key-fingerprint',
  input: 'key-fingerprint',
  help: 'SHA-256 fingerprints of the DER public keys; every key must match one',
});

export const trustedRoot = option({
  type: path,
  defaultHelp: 'the included root of the public-good instance of Sigstore',
  help: 'Path of a trusted_root.json, with transparency logs and timestamp authorities',
});

/** What verify, tree, mirror and drift ask of every signature. */
export const trust = group(heading, {
  keys: option({
    type: keyList,
    flag: 'key',
    input: 'key',
    defaultHelp: 'the key of Webdis',
    help: 'Public keys, any of which may have signed: a path, env://NAME, an https URL with its key-fingerprint, or PEM text; "KEY not-after=2026-12-31" for a retired key',
  }),
  keyFingerprints,
  trustedRoot,
  transparencyLog: option({
    type: oneOf('required', 'ignored'),
    default: 'required',
    help: 'required: every signature needs an entry in a transparency log of the trusted root; ignored: log entries are not checked',
    switches: {
      'insecure-ignore-tlog': {
        means: 'ignored',
        help: 'Do not require entries in a transparency log',
      },
    },
  }),
  timestamps: option({
    type: oneOf('required', 'ignored'),
    default: 'ignored',
    help: 'required: every signature needs an RFC 3161 timestamp of an authority of the trusted root',
    switches: {
      'use-signed-timestamps': {
        means: 'required',
        help: 'Require an RFC 3161 timestamp of an authority of the trusted root',
      },
    },
  }),
  signatureRepository: option({
    type: repository,
    defaultHelp: 'the repository of the image',
    help: 'Repository that stores the signatures',
  }),
});

export const annotations = option({
  type: claims,
  default: {},
  short: 'a',
  aliases: ['annotation'],
  help: 'Annotations that the signed claims must contain',
});

/** What else verify and tree ask of a signature. */
export const claimed = group(heading, {
  annotations,
  expectedReference: option({
    type: writtenReference,
    help: 'Reference that a legacy payload must name; bundles name none, so they do not count',
  }),
});

export const requireReadableBy = option({
  type: listOf(oneOf(...requirableReaders)),
  default: [],
  help: 'Tools that must be able to read the signatures: cosign-2.5 (and older), podman (and CRI-O), policy-controller, kyverno',
});
