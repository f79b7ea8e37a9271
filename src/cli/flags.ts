/** The flags of each verb. */

import type { Flag } from './arguments.ts';

const help: Flag = { name: 'help', short: 'h', help: 'show this help' };

/** Where registries are and how they are spoken to. */
const connection: readonly Flag[] = [
  {
    name: 'insecure-registry',
    value: 'HOST',
    multiple: true,
    help: 'a registry that may be spoken to over http (loopback always may)',
  },
  {
    name: 'registry-cacert',
    value: 'FILE',
    help: 'PEM certificates to trust besides those of the system',
  },
  {
    name: 'timeout',
    value: 'SECONDS',
    help: 'for the whole run, waiting for rate limits included (default: 600)',
  },
  { name: 'verbose', help: 'tell on stderr what is asked of which registry' },
];

const key: readonly Flag[] = [
  {
    name: 'key',
    value: 'KEY',
    multiple: true,
    help: 'public key: a path, env://NAME, or an https URL with its fingerprint; several may be given, one of them must have signed (default: the key of Webdis)',
  },
  {
    name: 'key-fingerprint',
    value: 'HEX',
    multiple: true,
    help: 'SHA-256 of the DER key; every key must match one',
  },
  {
    name: 'trusted-root',
    value: 'FILE',
    help: 'trusted_root.json of the transparency logs (default: the public-good root inside)',
  },
  {
    name: 'insecure-ignore-tlog',
    help: 'do not look for entries in a transparency log',
  },
  {
    name: 'use-signed-timestamps',
    help: 'demand an RFC 3161 timestamp of a trusted authority (bundles)',
  },
  {
    name: 'annotations',
    short: 'a',
    value: 'NAME=VALUE',
    multiple: true,
    help: 'what the signed claims must hold',
  },
  {
    name: 'expected-reference',
    value: 'REPOSITORY',
    help: 'what a legacy payload must name; bundles name none and do not count then',
  },
  {
    name: 'signature-repository',
    value: 'REPOSITORY',
    help: 'where signatures live, if not beside the image',
  },
];

export const verifyFlags: readonly Flag[] = [
  { name: 'tag', value: 'TAG', help: 'for every IMAGE that names neither tag nor digest' },
  ...key,
  { name: 'digest', value: 'DIGEST', help: 'what the tag must point to' },
  {
    name: 'platform',
    value: 'PLATFORM',
    multiple: true,
    help: 'a platform that must be there, such as linux/arm64; the others must verify as well',
  },
  {
    name: 'attestation-manifests',
    value: 'WORD',
    help: 'reported (default): unsigned ones are told; required: they fail',
  },
  {
    name: 'parity',
    value: 'WORD',
    help: 'auto (default): images of one path and tag must have one digest; true: all images, and the same signatures; false',
  },
  ...connection,
  { name: 'json', help: 'the report on stdout, as JSON' },
  { name: 'report', value: 'FILE', help: 'write the report there as well' },
  { name: 'summary', value: 'FILE', help: 'write the job summary (Markdown) there' },
  { name: 'no-color', help: 'no colours on a terminal' },
  { name: 'quiet', short: 'q', help: 'nothing on stderr but errors' },
  help,
];

export const treeFlags: readonly Flag[] = [
  ...key,
  ...connection,
  { name: 'json', help: 'the report on stdout, as JSON' },
  { name: 'no-color', help: 'no colours on a terminal' },
  help,
];
