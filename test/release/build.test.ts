/** What docker is called with, what people are shown of it, and what buildx says that it pushed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildxArguments, pushedDigest } from '../../src/release/build.ts';
import { redactedCommand, redactLine } from '../../src/release/redact.ts';
import { anyBuild } from './support.ts';

const image = { registry: 'docker.io', path: 'nicolas/webdis' };
const output =
  'type=image,name=docker.io/nicolas/webdis,push=true,push-by-digest=true,name-canonical=true';

test('a build without further words: pushed by digest, without a tag', () => {
  assert.deepEqual(buildxArguments(anyBuild(image), '/tmp/m.json'), [
    ...['buildx', 'build', '--output', output, '--metadata-file', '/tmp/m.json', '.'],
  ]);
});

test('every word has its flag, and is one argument, whatever is in it (threat 123)', () => {
  const args = buildxArguments(
    {
      ...anyBuild(image),
      insecure: true,
      context: 'https://github.com/nicolasff/webdis.git#master',
      file: 'docker/Dockerfile; rm -rf /',
      platforms: [
        { os: 'linux', architecture: 'amd64' },
        { os: 'linux', architecture: 'arm', variant: 'v7' },
        { os: 'windows', architecture: 'amd64', osVersion: '10.0.20348' },
      ],
      buildArgs: ['A=1,2', 'B=$(id) `id`'],
      labels: ['l=x y'],
      annotations: ['index:a=b'],
      secrets: [
        { id: 'npm', env: 'NPM_TOKEN' },
        { id: 'file', path: '/a,"b"' },
      ],
      target: 'final',
      cacheFrom: ['type=gha'],
      cacheTo: ['type=gha,mode=max'],
      provenance: 'mode=max',
      sbom: 'true',
      builder: 'multi',
      buildContexts: ['base=docker-image://alpine', 'src=../lib'],
      ssh: ['default', 'git=/run/agent'],
      network: 'none',
      addHosts: ['cache:10.0.0.1'],
      allow: ['network.host'],
      outputs: ['compression=zstd', 'rewrite-timestamp=true'],
      noCache: true,
      pull: true,
    },
    'm',
  );
  assert.deepEqual(args, [
    ...['buildx', 'build', '--builder', 'multi', '--file', 'docker/Dockerfile; rm -rf /'],
    ...['--platform', 'linux/amd64,linux/arm/v7,windows(10.0.20348)/amd64'],
    ...['--build-arg', 'A=1,2', '--build-arg', 'B=$(id) `id`', '--label', 'l=x y'],
    ...['--annotation', 'index:a=b', '--secret', 'id=npm,env=NPM_TOKEN'],
    ...['--secret', 'id=file,"src=/a,""b"""', '--target', 'final'],
    ...['--cache-from', 'type=gha', '--cache-to', 'type=gha,mode=max'],
    ...['--build-context', 'base=docker-image://alpine', '--build-context', 'src=../lib'],
    ...['--ssh', 'default', '--ssh', 'git=/run/agent', '--network', 'none'],
    ...['--add-host', 'cache:10.0.0.1', '--allow', 'network.host'],
    ...['--provenance', 'mode=max', '--sbom', 'true', '--no-cache', '--pull'],
    ...['--output', `${output},registry.insecure=true,compression=zstd,rewrite-timestamp=true`],
    ...['--metadata-file', 'm'],
    'https://github.com/nicolasff/webdis.git#master',
  ]);
});

test('threat 115: what may be secret in a command is not shown', () => {
  const shown = redactedCommand({
    ...anyBuild(image),
    context: 'https://x-access-token:ghp_1234@github.com/me/private.git#main',
    buildArgs: ['NPM_TOKEN=one,two', 'VERSION=1.2.3', 'PIP_INDEX=https://me:pw@pypi.example/x'],
    buildContexts: ['lib=https://me:three@git.example/lib.git', 'tar=https://x.example/a?sig=four'],
    cacheTo: ['type=s3,bucket=b,access_key_id=AKIA1,secret_access_key=two,mode=max'],
  });
  const text = shown.join(' ');
  assert.match(text, /^docker buildx build .* --metadata-file metadata\.json /);
  for (const secret of ['ghp_1234', 'one', 'two', 'AKIA1', 'me:pw', 'three', 'four']) {
    assert.ok(!text.includes(secret), `${secret}: ${text}`);
  }
  assert.match(text, /--build-arg NPM_TOKEN=\*\*\* --build-arg VERSION=1\.2\.3/);
  assert.match(text, /bucket=b,access_key_id=\*\*\*,secret_access_key=\*\*\*,mode=max/);
  assert.match(text, /https:\/\/\*\*\*@github\.com\/me\/private\.git#main$/);
});

test('threat 115: names under which secrets go, and URLs that are secret', () => {
  const hidden = ['SSH_PRIVATE_KEY', 'GH_PAT', 'DB_PWD', 'NPM_AUTH', 'AUTHORIZATION', 'PASSPHRASE'];
  for (const name of hidden) {
    const text = redactedCommand({ ...anyBuild(image), buildArgs: [`${name}=hunter2`] }).join(' ');
    assert.ok(!text.includes('hunter2'), text);
  }
  for (const open of ['AUTHOR=me', 'VERSION=1.2.3', 'PATCH=4', 'REPATH=x']) {
    const text = redactedCommand({ ...anyBuild(image), buildArgs: [open] }).join(' ');
    assert.ok(text.includes(open), text);
  }
  const urls = redactedCommand({
    ...anyBuild(image),
    context: 'https://store.example/context.tar.gz?X-Amz-Signature=hunter2',
    buildArgs: ['INDEX=https://me:hun@ter2@pypi.example/x'],
    cacheFrom: ['type=azblob,account_url=https://a.example/?sv=1&sig=hunter2,name=x'],
  }).join(' ');
  assert.doesNotMatch(urls, /hunter2|ter2@/);
  assert.match(urls, /context\.tar\.gz\?\*\*\*$/);
  assert.match(urls, /account_url=https:\/\/a\.example\/\?\*\*\*,name=x/);
});

test('threats 115 and 131: what buildx says is reported again without the secrets of the build', () => {
  const build = {
    ...anyBuild(image),
    buildArgs: ['NPM_TOKEN=from an argument', 'VERSION=1.2.3'],
    secrets: [
      { id: 'a', env: 'S' },
      { id: 'b', env: 'T' },
      { id: 'c', path: '/x' },
    ],
  };
  const line = 'ERROR: 1.2.3 /x "line one" hunter2 hunter22 from an argument https://me:pw@host/x';
  const shown = redactLine(line, build, {
    S: 'hunter2',
    T: 'hunter22\n line one \n\n',
    U: 'ERROR',
  });
  assert.equal(shown, 'ERROR: 1.2.3 /x "***" *** *** *** https://***@host/x');
});

test('the digest of the metadata is strict: everything goes by it', () => {
  const digest = `sha256:${'ab'.repeat(32)}`;
  const bytes = (text: string) => Buffer.from(text);
  const good = { 'buildx.build.ref': 'a', 'containerimage.digest': digest, other: [1, {}] };
  assert.equal(pushedDigest(bytes(JSON.stringify(good))), digest);
  const bad = [
    '',
    'null',
    '[]',
    '{}',
    '{"containerimage.digest":null}',
    '{"containerimage.digest":"sha256:ab"}',
    `{"containerimage.digest":"${digest.toUpperCase()}"}`,
    `{"containerimage.digest":["${digest}"]}`,
    `{"containerimage.digest":"${digest}","containerimage.digest":"${digest}"}`,
  ];
  for (const text of bad) {
    assert.throws(() => pushedDigest(bytes(text)), { code: 'E_BUILD' }, text);
  }
});
