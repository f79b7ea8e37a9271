/** Options about whose signatures count, and what makes a signature count. */

import { namedClaims } from '../identity/policy.ts';
import { requirableReaders } from '../verify/readers.ts';
import { claims } from './claims.ts';
import { keys as keyList } from './keys.ts';
import { linesOf, listOf } from './lists.ts';
import { group, option } from './option.ts';
import { boolean, oneOf, path, repository, text, writtenReference } from './types.ts';

const heading = 'Whose signatures count';

export const keyFingerprints = option({
  type: listOf(text('HEX')),
  default: [],
  flag: 'key-fingerprint',
  input: 'key-fingerprint',
  help: 'SHA-256 fingerprints of the DER public keys; every key must match one',
});

const includedRoot = 'the included root of the public-good instance of Sigstore';

/** Of signing, which has one. */
export const trustedRoot = option({
  type: path,
  defaultHelp: includedRoot,
  help: 'Path of a trusted_root.json, with transparency logs and timestamp authorities; or tuf',
});

/** Whose certificates count: cosign's names where cosign has one (docs/identities.md). */
const identity = {
  certificateIdentity: option({
    type: linesOf(text('NAME')),
    help: 'Names in certificates, any of which may have signed: the URI of a workflow, an e-mail address; needs certificate-oidc-issuer',
  }),
  certificateIdentityRegexp: option({
    type: text('REGEXP'),
    excludes: ['certificateIdentity'],
    help: 'Names in certificates, as a pattern: it begins with ^, and varies behind the owner only',
  }),
  certificateOidcIssuer: option({
    type: text('URL'),
    help: 'Issuer that vouched for the name, such as https://token.actions.githubusercontent.com',
  }),
  certificateOidcIssuerRegexp: option({
    type: text('REGEXP'),
    excludes: ['certificateOidcIssuer'],
    help: 'Issuer that vouched for the name, as a pattern that begins with ^',
  }),
  certificateGithubWorkflowTrigger: option({
    type: text('EVENT'),
    help: 'Event that started the run, such as push',
  }),
  certificateGithubWorkflowSha: option({
    type: text('SHA'),
    help: 'Commit that the run was for',
  }),
  certificateGithubWorkflowName: option({
    type: text('NAME'),
    help: 'Name of the workflow, which its file sets',
  }),
  certificateGithubWorkflowRepository: option({
    type: text('OWNER/REPO'),
    help: 'Repository of the run',
  }),
  certificateGithubWorkflowRef: option({
    type: text('REF'),
    help: 'Branch or tag that the run was for, such as refs/heads/main',
  }),
  certificateClaims: option({
    type: linesOf(text('NAME=VALUE')),
    flag: 'certificate-claim',
    help: `Claims that the certificate must have: ${namedClaims.join(', ')}`,
  }),
  githubWorkflow: option({
    type: linesOf(text('OWNER/REPO/.github/workflows/FILE.yml[@REF]')),
    help: 'Workflows of GitHub Actions, any of which may have signed, run for this ref or for any; short for name, issuer and repository',
  }),
};

/** The fields of the options that ask for an identity. */
export const identityFields = Object.keys(identity) as readonly (keyof typeof identity)[];

export const insecureIgnoreSct = option({
  type: boolean,
  default: false,
  help: 'Do not require that a certificate transparency log has seen the certificate, for a private Fulcio without one',
});

/** What verify, tree, mirror and drift ask of every signature. */
export const trust = group(heading, {
  keys: option({
    type: keyList,
    flag: 'key',
    input: 'key',
    defaultHelp: 'the key of Webdis, unless an identity is given',
    help: 'Public keys, any of which may have signed: a path, env://NAME, an https URL with its key-fingerprint, or PEM text; "KEY not-after=2026-12-31" for a retired key',
  }),
  keyFingerprints,
  ...identity,
  requireAllSigners: option({
    type: boolean,
    default: false,
    help: 'Every key and every identity must have signed; otherwise any of them counts',
  }),
  trustedRoot: option({
    type: linesOf(path),
    defaultHelp: includedRoot,
    help: 'Paths of files with trusted roots: certificate authorities, logs and timestamp authorities; a file holds one, or JSON Lines. tuf: the newest root of the public-good instance, updated once a day',
  }),
  insecureIgnoreSct,
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
