/** The options of `sign` and `keygen`, and those that a release has in common with signing. */

import { TrustError } from '../error.ts';
import { connection, timeouts } from './connection.ts';
import { argumentsOf } from './lists.ts';
import { amend, group, option, type ValuesOf } from './option.ts';
import * as output from './output.ts';
import {
  annotations,
  insecureIgnoreSct,
  keyFingerprints,
  requireReadableBy,
  trustedRoot,
} from './trust.ts';
import {
  boolean,
  image,
  oneOf,
  password,
  repository,
  text,
  type WordType,
  word,
  writtenReference,
} from './types.ts';

const url = text('URL');

const apiVersion: WordType<1 | 2> = {
  ...word('1|2', (given) => (oneOf('1', '2').parse(given) === '1' ? 1 : 2)),
  libraryType: '1 | 2',
  fromLibrary(value, name) {
    if (value === 1 || value === 2) return value;
    throw new TrustError('E_INPUT', `${name}: it is neither 1 nor 2`);
  },
};

/** Options about the private key. */
export const signingKey = {
  key: option({
    type: text('KEY'),
    requiredUnless: 'keyless',
    example: 'cosign.key or env://COSIGN_PRIVATE_KEY',
    help: 'Private key in cosign format: a path, env://NAME, or PEM text',
  }),
  password: option({
    type: password,
    flag: 'key-password',
    input: 'key-password',
    defaultHelp: 'COSIGN_PASSWORD; without it, a terminal prompts, or stdin is read',
    help: 'Password of the private key',
  }),
  keyFingerprints: amend(keyFingerprints, {
    help: 'SHA-256 fingerprint of the public key in DER; with another key, the run ends before it does anything',
  }),
  allowUnencryptedKey: option({
    type: boolean,
    default: false,
    input: false,
    help: 'Accept a PKCS#8 key without a password',
  }),
};

/** The identity of a workflow or a person, in place of a key. */
export const signingIdentity = {
  keyless: option({
    type: boolean,
    default: false,
    excludes: ['key', 'password', 'keyFingerprints', 'allowUnencryptedKey'],
    help: 'Sign without a key, with a certificate for the identity of this workflow; name and repository become public forever',
  }),
  identityToken: option({
    type: text('FILE|env://NAME'),
    needs: 'keyless',
    defaultHelp: 'SIGSTORE_ID_TOKEN, or the token of GitHub Actions or Buildkite',
    help: 'OIDC token that proves the identity: a path or env://NAME',
  }),
  oidcClientId: option({
    type: text('NAME'),
    needs: 'keyless',
    defaultHelp: 'sigstore',
    help: 'Audience of the OIDC token, as the certificate authority expects it',
  }),
  fulcioUrl: option({
    type: url,
    needs: 'keyless',
    defaultHelp: 'the public-good instance of Sigstore',
    help: 'URL of the certificate authority (Fulcio)',
  }),
  insecureIgnoreSct: amend(insecureIgnoreSct, { needs: 'keyless' }),
  publishIdentity: option({
    type: boolean,
    default: false,
    needs: 'keyless',
    help: 'Allow a private repository to sign with public services, which publish its name forever',
  }),
};

/** Options about the contents and the place of signatures. */
export const signature = {
  annotations: amend(annotations, { help: 'Annotations to sign, in addition to the digest' }),
  requireReadableBy,
  signatureRepository: option({
    type: repository,
    defaultHelp: 'the repository of the image',
    help: 'Repository to store the signatures in',
  }),
};

/** Options about the services that record signatures. */
export const services = group('Transparency log and timestamps', {
  rekorUrl: option({
    type: url,
    defaultHelp: 'Rekor v1 of the public-good instance of Sigstore',
    help: 'URL of the transparency log',
  }),
  rekorVersion: option({
    type: apiVersion,
    needs: 'rekorUrl',
    defaultHelp: '1',
    help: 'API version of the transparency log; version 2 accepts bundles only',
  }),
  signingConfig: option({
    type: text('FILE'),
    excludes: ['rekorUrl', 'rekorVersion', 'timestampUrl', 'log', 'fulcioUrl'],
    aliases: ['use-signing-config'],
    help: 'Path of a signing config (v0.2) with transparency logs, timestamp authorities and certificate authority',
  }),
  timestampUrl: option({
    type: url,
    aliases: ['timestamp-server-url'],
    help: 'URL of an RFC 3161 timestamp authority, for bundles',
  }),
  log: option({
    type: boolean,
    default: true,
    excludes: ['rekorUrl', 'rekorVersion'],
    aliases: ['tlog-upload'],
    help: 'Record signatures in a transparency log',
    switches: {
      'no-log': {
        means: false,
        help: 'Do not record signatures in a transparency log; verification then needs --insecure-ignore-tlog',
      },
    },
  }),
  trustedRoot: amend(trustedRoot, {
    help: 'Path of a trusted_root.json, to verify the answers of the transparency log, timestamp authority and certificate authority. tuf: the newest root of the public-good instance',
  }),
});

export const signOptions = {
  images: option({
    type: argumentsOf({ ...image, placeholder: 'IMAGE@DIGEST' }),
    required: true,
    positional: true,
    library: 'argument',
    example: 'ghcr.io/me/app@sha256:…',
    help: 'Images to sign, by digest',
  }),
  ...group('Key', signingKey),
  ...group('Identity', signingIdentity),
  ...group('Signatures', {
    format: option({
      type: oneOf('bundle', 'legacy', 'both'),
      default: 'bundle',
      help: 'bundle: format of cosign v3; legacy: format of cosign v2; both: readable by every version of cosign',
    }),
    ...signature,
    identity: option({
      type: writtenReference,
      aliases: ['sign-container-identity'],
      defaultHelp: 'the repository of the image',
      help: 'Reference in legacy payloads',
    }),
    recursive: option({
      type: boolean,
      default: true,
      help: 'Sign the index and every manifest in it, including attestation manifests',
      switches: {
        recursive: {
          means: true,
          short: 'r',
          help: 'Sign the index and every manifest in it, including attestation manifests (default)',
        },
        'no-recursive': { means: false, help: 'Sign only the manifest that IMAGE names' },
      },
    }),
  }),
  ...services,
  ...connection(timeouts.verify),
  ...group('Output', {
    ...output.formats,
    report: output.report,
    page: output.page,
    quiet: output.quiet,
    color: output.color,
  }),
};

export type SignValues = ValuesOf<typeof signOptions>;

export const keygenOptions = group('Flags', {
  outputKeyPrefix: option({
    type: text('PREFIX'),
    default: 'cosign',
    help: 'Write PREFIX.key and PREFIX.pub',
  }),
  color: output.color,
});
