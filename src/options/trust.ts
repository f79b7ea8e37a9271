/** Options about which signatures are accepted: keys, identities, logs and timestamps. */

import { namedClaims } from '../identity/policy.ts';
import { requirableReaders } from '../verify/readers.ts';
import { claims } from './claims.ts';
import { keys as keyList } from './keys.ts';
import { linesOf, listOf } from './lists.ts';
import { group, option } from './option.ts';
import { boolean, oneOf, path, repository, text, writtenReference } from './types.ts';

const heading = 'Accepted signatures';

export const keyFingerprints = option({
  type: listOf(text('HEX')),
  default: [],
  flag: 'key-fingerprint',
  input: 'key-fingerprint',
  help: 'SHA-256 fingerprints of the public keys in DER; every key must match one',
});

const includedRoot = 'the included root of the public-good instance of Sigstore';

/** Signing takes one trusted root, verifying several. */
export const trustedRoot = option({
  type: path,
  defaultHelp: includedRoot,
  help: 'Path of a trusted_root.json, with transparency logs and timestamp authorities; or tuf',
});

/** Which certificates are accepted. Options that cosign has too have cosign's names (docs/identities.md). */
const identity = {
  certificateIdentity: option({
    type: linesOf(text('NAME')),
    help: 'Names in certificates, any of which may have signed, such as the URI of a workflow or an e-mail address; needs certificate-oidc-issuer',
  }),
  certificateIdentityRegexp: option({
    type: text('REGEXP'),
    excludes: ['certificateIdentity'],
    help: 'Pattern for names in certificates; it must begin with ^, and may vary only after the owner',
  }),
  certificateOidcIssuer: option({
    type: text('URL'),
    help: 'Issuer that vouched for the name, such as https://token.actions.githubusercontent.com',
  }),
  certificateOidcIssuerRegexp: option({
    type: text('REGEXP'),
    excludes: ['certificateOidcIssuer'],
    help: 'Pattern for the issuer that vouched for the name; it must begin with ^',
  }),
  certificateGithubWorkflowTrigger: option({
    type: text('EVENT'),
    help: 'Event that started the run, such as push',
  }),
  certificateGithubWorkflowSha: option({
    type: text('SHA'),
    help: 'Commit of the run',
  }),
  certificateGithubWorkflowName: option({
    type: text('NAME'),
    help: 'Name of the workflow, as its file sets it',
  }),
  certificateGithubWorkflowRepository: option({
    type: text('OWNER/REPO'),
    help: 'Repository of the run',
  }),
  certificateGithubWorkflowRef: option({
    type: text('REF'),
    help: 'Branch or tag of the run, such as refs/heads/main',
  }),
  certificateClaims: option({
    type: linesOf(text('NAME=VALUE')),
    flag: 'certificate-claim',
    help: `Claims that the certificate must have: ${namedClaims.join(', ')}`,
  }),
  githubWorkflow: option({
    type: linesOf(text('OWNER/REPO/.github/workflows/FILE.yml[@REF]')),
    help: 'Workflows of GitHub Actions, any of which may have signed; without REF, for any branch or tag. Short for identity, issuer and repository',
  }),
};

/** The fields of the options that ask for an identity. */
export const identityFields = Object.keys(identity) as readonly (keyof typeof identity)[];

export const insecureIgnoreSct = option({
  type: boolean,
  default: false,
  help: 'Do not require that the certificate is in a certificate transparency log; for a private Fulcio without such a log',
});

/** What verify, tree, mirror and drift require of every signature. */
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
    help: 'Require a signature by every key and every identity, not only by one of them',
  }),
  trustedRoot: option({
    type: linesOf(path),
    defaultHelp: includedRoot,
    help: 'Files with trusted roots (certificate authorities, logs, timestamp authorities), as JSON or JSON Lines. tuf: the newest root of the public-good instance, updated once a day',
  }),
  insecureIgnoreSct,
  transparencyLog: option({
    type: oneOf('required', 'ignored'),
    default: 'required',
    help: 'required: every signature must have an entry in a transparency log of the trusted root; ignored: log entries are not checked',
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
    help: 'required: every signature must have an RFC 3161 timestamp of an authority in the trusted root',
    switches: {
      'use-signed-timestamps': {
        means: 'required',
        help: 'Require an RFC 3161 timestamp of an authority in the trusted root',
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

/** What verify and tree can also require of a signature. */
export const claimed = group(heading, {
  annotations,
  expectedReference: option({
    type: writtenReference,
    help: 'Reference that the legacy payload must contain; bundles contain no reference, so they are not accepted',
  }),
});

export const requireReadableBy = option({
  type: listOf(oneOf(...requirableReaders)),
  default: [],
  help: 'Tools that must be able to read the signatures: cosign-2.5 (and older), podman (and CRI-O), policy-controller, kyverno',
});
