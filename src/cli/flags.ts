/** The flags of the verbs that read; sign-flags.ts and mirror-flags.ts have those of the ones that write. */

import type { Flag } from './arguments.ts';

const help: Flag = { name: 'help', short: 'h', help: 'show this help' };

/** Where registries are and how they are spoken to. */
export const connection: readonly Flag[] = [
  {
    name: 'insecure-registry',
    value: 'HOST',
    multiple: true,
    help: 'registry that may be spoken to over http (loopback always may)',
  },
  {
    name: 'registry-cacert',
    value: 'FILE',
    help: 'PEM certificates to trust besides those of Node',
  },
  {
    name: 'timeout',
    value: 'SECONDS',
    help: 'for the whole run, waiting for rate limits included (default: 600)',
  },
  {
    name: 'idle-timeout',
    value: 'SECONDS',
    help: 'how long a registry may send nothing (default: 30, and 90 until a blob begins, as caches fetch it first)',
  },
  { name: 'verbose', help: 'tell on stderr what is asked of which registry' },
];

/** What keys and log entries are held against. */
export const held: readonly Flag[] = [
  {
    name: 'key-fingerprint',
    value: 'HEX',
    multiple: true,
    help: 'SHA-256 of the DER key, checked before anything else; every key must match one',
  },
  {
    name: 'trusted-root',
    value: 'FILE',
    help: 'trusted_root.json with the transparency logs (default: the public-good root inside)',
  },
  {
    name: 'insecure-ignore-tlog',
    help: 'do not ask for entries in a transparency log',
  },
];

/** Whose signatures count, and what they must say. */
const trust: readonly Flag[] = [
  {
    name: 'key',
    value: 'KEY',
    multiple: true,
    help: 'public key: a path, env://NAME, or an https URL with its fingerprint; of several, any may have signed; "KEY not-after=2026-12-31" for a retired one (default: the key of Webdis)',
  },
  ...held,
  {
    name: 'use-signed-timestamps',
    help: 'ask for an RFC 3161 timestamp by an authority of the trusted root',
  },
  {
    name: 'annotations',
    short: 'a',
    value: 'NAME=VALUE',
    multiple: true,
    help: 'what the signed claims must hold; several by commas, and quotes around a comma, as with cosign',
  },
  {
    name: 'expected-reference',
    value: 'REPOSITORY',
    help: 'what a legacy payload must name; bundles name none, and do not count then',
  },
  {
    name: 'signature-repository',
    value: 'REPOSITORY',
    help: 'where signatures live, if not beside the image',
  },
];

export const readable: Flag = {
  name: 'require-readable-by',
  value: 'READER',
  multiple: true,
  help: 'who must be able to read the signatures besides this tool: cosign-2.5 (and older), podman (and CRI-O), policy-controller, kyverno',
};

/** What the image must be. */
const demands: readonly Flag[] = [
  { name: 'tag', value: 'TAG', help: 'for every IMAGE that names neither tag nor digest' },
  {
    name: 'digest',
    value: 'DIGEST',
    help: 'what the tag must point to (guards against roll-back)',
  },
  {
    name: 'platform',
    value: 'PLATFORM',
    multiple: true,
    help: 'platform that must be there, such as linux/arm64; whatever else the index lists must verify as well',
  },
  {
    name: 'attestation-manifests',
    value: 'WORD',
    help: 'reported (default): unsigned ones are told; required: they fail',
  },
  {
    name: 'parity',
    value: 'WORD',
    help: 'auto (default): images that share path and tag must have the same digest; true: all images, and the same signatures; false: nothing is compared',
  },
  readable,
];

export const json: Flag = { name: 'json', help: 'the report on stdout, as JSON' };
export const common: readonly Flag[] = [
  { name: 'no-color', help: 'no colours (NO_COLOR and FORCE_COLOR are heeded as well)' },
  help,
];

/** With the headings under which the help lists them. */
export type FlagGroups = Readonly<Record<string, readonly Flag[]>>;

export const verifyFlags: FlagGroups = {
  'Whose signatures count': trust,
  'What the image must be': demands,
  Registries: connection,
  Output: [
    json,
    { name: 'report', value: 'FILE', help: 'write the JSON report there' },
    { name: 'summary', value: 'FILE', help: 'write the job summary there, as Markdown' },
    { name: 'quiet', short: 'q', help: 'nothing on stderr when everything is verified' },
    ...common,
  ],
};

export const treeFlags: FlagGroups = {
  'Whose signatures count': trust,
  Registries: connection,
  Output: [json, ...common],
};
