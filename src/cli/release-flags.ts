/** The flags of `release`, named as the action's inputs are. */

import type { Flag } from './arguments.ts';
import { common, connection, type FlagGroups, json, readable } from './flags.ts';
import { services } from './sign-flags.ts';

const where: readonly Flag[] = [
  {
    name: 'image',
    value: 'REPOSITORY',
    help: 'the first registry: built, signed and tagged there before anywhere else',
  },
  {
    name: 'mirrors',
    value: 'REPOSITORY',
    multiple: true,
    help: 'where image and signatures are brought, and tagged after the first registry',
  },
  {
    name: 'tags',
    value: 'TAG',
    multiple: true,
    help: 'a bare tag for every registry (0.1.24), or a full reference for the one that it names',
  },
  {
    name: 'overwrite-tags',
    help: 'move a full version (1.2.3) that exists with another digest; other tags are moved anyway',
  },
  {
    name: 'skip-missing-referrers',
    help: 'leave out of the mirrors what the first registry lists as attached and does not have',
  },
  {
    name: 'digest',
    value: 'DIGEST',
    help: 'an image that is pushed already: nothing is built; a run that failed goes on with it',
  },
];

const list = { value: 'NAME=VALUE', multiple: true } as const;

const build: readonly Flag[] = [
  {
    name: 'context',
    value: 'PATH|URL',
    help: 'what to build, such as . (the current folder); needed without --digest',
  },
  { name: 'file', value: 'PATH', help: 'the Dockerfile' },
  { name: 'platforms', value: 'PLATFORM', multiple: true, help: 'such as linux/arm64' },
  { name: 'build-args', ...list, help: 'build-time variables' },
  { name: 'labels', ...list, help: 'of the image' },
  {
    name: 'build-annotations',
    value: '[TYPE:]NAME=VALUE',
    multiple: true,
    help: 'of manifests and index, as metadata-action writes them',
  },
  {
    name: 'secret-envs',
    value: 'ID=VARIABLE',
    multiple: true,
    help: 'a secret of the build, from the environment',
  },
  {
    name: 'secret-files',
    value: 'ID=PATH',
    multiple: true,
    help: 'a secret of the build, from a file',
  },
  { name: 'target', value: 'STAGE', help: 'the stage to build' },
  { name: 'cache-from', value: 'CACHE', multiple: true, help: 'such as type=gha' },
  { name: 'cache-to', value: 'CACHE', multiple: true, help: 'such as type=gha,mode=max' },
  { name: 'provenance', value: 'WORD', help: 'true, false or mode=max' },
  { name: 'sbom', value: 'WORD', help: 'true, false or generator=IMAGE' },
  { name: 'builder', value: 'NAME', help: 'of docker buildx ls' },
  { name: 'no-cache', help: 'use no cache' },
  { name: 'pull', help: 'look for newer base images' },
];

const signing: readonly Flag[] = [
  {
    name: 'key',
    value: 'KEY',
    help: 'private key, a path or env://NAME',
  },
  {
    name: 'key-password',
    value: 'env://NAME',
    help: 'where its password is (default: COSIGN_PASSWORD; else it is asked for on a terminal, or is all that stdin gives)',
  },
  {
    name: 'key-fingerprint',
    value: 'HEX',
    multiple: true,
    help: 'SHA-256 of the DER public key that belongs to it, checked before anything is built',
  },
  { name: 'allow-unencrypted-key', help: 'take a PKCS#8 key that has no password' },
  {
    name: 'format',
    value: 'WORD',
    help: 'both (default with Rekor v1), bundle (default with Rekor v2) or legacy',
  },
  readable,
  {
    name: 'annotations',
    short: 'a',
    ...list,
    help: 'what the signed claims hold besides the digest; several by commas, as with cosign',
  },
  {
    name: 'signature-repository',
    value: 'REPOSITORY',
    help: 'where the signatures of the first registry live, if not beside the image; each mirror has them beside it',
  },
];

const record: readonly Flag[] = [
  {
    name: 'ledger',
    value: 'FILE',
    help: 'enter the release there, last of all; the file is made if there is none',
  },
  {
    name: 'version',
    value: 'VERSION',
    help: 'what the ledger calls it (default: the first tag that is a version)',
  },
];

const timeout = 'for the whole run, the build included (default: 21600)';

export const releaseFlags: FlagGroups = {
  'Where it goes': where,
  'What is built': build,
  'Who signs': signing,
  'Where it is recorded': [...services.filter(({ name }) => name !== 'no-log'), ...record],
  Registries: connection.map((flag) =>
    flag.name === 'timeout' ? { ...flag, help: timeout } : flag,
  ),
  Output: [
    { name: 'dry-run', help: 'build and write nothing, and tell what would be done' },
    json,
    { name: 'report', value: 'FILE', help: 'write the JSON report there' },
    { name: 'quiet', short: 'q', help: 'nothing on stderr when everything is released' },
    ...common,
  ],
};
