/** The options of a build, with the names and formats of docker/build-push-action. */

import { TrustError } from '../error.ts';
import { listOf, recordsOf } from './lists.ts';
import { group, option, type ValuesOf } from './option.ts';
import { boolean, platform, text, word } from './types.ts';

const pair = text('NAME=VALUE');
const cache = text('CACHE');

/** A separate argument of the command: it must not be read as a flag (threat 123), nor as stdin. */
const context = word('PATH|URL', (given) => {
  if (!given.startsWith('-')) return given;
  const shown = JSON.stringify(given.slice(0, 100));
  throw new TrustError('E_INPUT', `${shown} is neither a folder nor a URL`);
});

export const buildOptions = group('Build', {
  context: option({
    type: context,
    help: 'Build context, such as . for the current folder; required unless the image is already pushed',
  }),
  file: option({ type: text('PATH'), aliases: ['f'], help: 'Path of the Dockerfile' }),
  platforms: option({
    type: listOf(platform),
    default: [],
    flag: 'platform',
    help: 'Platforms to build, such as linux/arm64; an image that is already pushed must have them',
  }),
  buildArgs: option({
    type: recordsOf(pair),
    default: [],
    flag: 'build-arg',
    help: 'Build arguments',
  }),
  labels: option({
    type: recordsOf(pair),
    default: [],
    flag: 'label',
    help: 'Labels of the image',
  }),
  buildAnnotations: option({
    type: recordsOf(text('[TYPE:]NAME=VALUE')),
    default: [],
    flag: 'build-annotation',
    help: 'Annotations of manifests and index, in the format of docker/metadata-action',
  }),
  secrets: option({
    type: recordsOf(text('ID=VALUE')),
    default: [],
    flag: false,
    help: 'Secrets of the build, passed through the environment',
  }),
  secretEnvs: option({
    type: listOf(text('ID=VARIABLE')),
    default: [],
    flag: 'secret-env',
    aliases: ['secret'],
    help: 'Secrets of the build, from environment variables',
  }),
  secretFiles: option({
    type: recordsOf(text('ID=PATH')),
    default: [],
    flag: 'secret-file',
    help: 'Secrets of the build, from files',
  }),
  target: option({ type: text('STAGE'), help: 'Stage of the Dockerfile to build' }),
  cacheFrom: option({
    type: recordsOf(cache),
    default: [],
    help: 'Caches to read, such as type=gha; anyone who can write them can change what is signed',
  }),
  cacheTo: option({
    type: recordsOf(cache),
    default: [],
    help: 'Caches to write, such as type=gha,mode=max',
  }),
  provenance: option({
    type: text('MODE'),
    defaultHelp: 'that of buildx',
    help: 'Provenance attestation of buildx: true, false or mode=max; slsa-github: a signed provenance of this workflow run, for the index and every platform; both: mode=max,slsa-github',
  }),
  sbom: option({
    type: text('MODE'),
    defaultHelp: 'that of buildx',
    help: 'SBOM attestation: true, false or generator=IMAGE',
  }),
  builder: option({ type: text('NAME'), help: 'Name of the builder, from docker buildx ls' }),
  buildContexts: option({
    type: recordsOf(text('NAME=PATH|URL')),
    default: [],
    flag: 'build-context',
    help: 'Further build contexts, such as base=docker-image://alpine or src=../lib',
  }),
  ssh: option({
    type: recordsOf(text('ID[=SOCKET|KEY]')),
    default: [],
    help: 'SSH agents or keys for the build, such as default',
  }),
  network: option({ type: text('MODE'), help: 'Network for RUN: default, none or host' }),
  addHosts: option({
    type: listOf(text('HOST:IP')),
    default: [],
    flag: 'add-host',
    help: 'Host names for RUN, with their addresses',
  }),
  allow: option({
    type: listOf(text('ENTITLEMENT')),
    default: [],
    help: 'Entitlements of the build, such as network.host or security.insecure',
  }),
  outputs: option({
    type: recordsOf(text('NAME=VALUE[,…]')),
    default: [],
    flag: 'build-output',
    help: 'How the image is written, such as compression=zstd,rewrite-timestamp=true; it is always pushed by digest',
  }),
  githubToken: option({
    type: text('TOKEN'),
    flag: false,
    help: 'Token to fetch private repositories as build context; the build gets it as the secret GIT_AUTH_TOKEN',
  }),
  noCache: option({ type: boolean, default: false, help: 'Build without a cache' }),
  pull: option({ type: boolean, default: false, help: 'Always look for newer base images' }),
});

export type BuildValues = ValuesOf<typeof buildOptions>;
