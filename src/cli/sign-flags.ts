/** The flags of `sign` and `keygen`, and those of services, which `release` shares. */

import type { Flag } from './arguments.ts';
import { common, connection, type FlagGroups, json, readable } from './flags.ts';

const key: readonly Flag[] = [
  {
    name: 'key',
    value: 'KEY',
    help: 'private key, a path or env://NAME; its password is COSIGN_PASSWORD, or asked for on a terminal, or all that stdin gives',
  },
  {
    name: 'key-fingerprint',
    value: 'HEX',
    help: 'SHA-256 of the DER public key that belongs to it, checked before anything is signed',
  },
  { name: 'allow-unencrypted-key', help: 'take a PKCS#8 key that has no password' },
];

const signature: readonly Flag[] = [
  {
    name: 'format',
    value: 'WORD',
    cosign: ['new-bundle-format'],
    help: 'bundle (default): as cosign v3 makes them; legacy: as cosign v2 does; both',
  },
  readable,
  {
    name: 'annotations',
    short: 'a',
    value: 'NAME=VALUE',
    multiple: true,
    help: 'what the signed claims hold besides the digest; several by commas, as with cosign',
  },
  {
    name: 'identity',
    value: 'REPOSITORY',
    cosign: ['sign-container-identity'],
    help: 'what legacy payloads name (default: the repository of IMAGE)',
  },
  {
    name: 'recursive',
    short: 'r',
    help: 'the index and every manifest under it, attestation manifests too; this is the default',
  },
  { name: 'no-recursive', help: 'only the manifest that IMAGE names' },
  {
    name: 'signature-repository',
    value: 'REPOSITORY',
    help: 'where signatures go, if not beside the image',
  },
];

export const services: readonly Flag[] = [
  {
    name: 'rekor-url',
    value: 'URL',
    help: 'transparency log (default: Rekor v1 of the public-good instance)',
  },
  { name: 'rekor-version', value: 'N', help: 'its API: 1 (default), or 2 for bundles' },
  {
    name: 'signing-config',
    value: 'FILE',
    cosign: ['use-signing-config'],
    help: 'signing config that names logs and timestamp authorities instead',
  },
  {
    name: 'timestamp-url',
    value: 'URL',
    cosign: ['timestamp-server-url'],
    help: 'RFC 3161 timestamp authority for bundles (default: none)',
  },
  {
    name: 'no-log',
    cosign: ['tlog-upload'],
    help: 'log nothing: verifying then needs --insecure-ignore-tlog',
  },
  {
    name: 'trusted-root',
    value: 'FILE',
    help: 'what the answers of log and authority are verified with (default: the public-good root inside)',
  },
];

export const signFlags: FlagGroups = {
  Key: key,
  'What is signed': signature,
  'Where it is recorded': services,
  Registries: connection,
  Output: [
    json,
    { name: 'report', value: 'FILE', help: 'write the JSON report there' },
    { name: 'quiet', short: 'q', help: 'nothing on stderr when everything is signed' },
    ...common,
  ],
};

export const keygenFlags: FlagGroups = {
  Flags: [
    {
      name: 'output-key-prefix',
      value: 'PREFIX',
      help: 'writes PREFIX.key and PREFIX.pub (default: cosign)',
    },
    ...common,
  ],
};
