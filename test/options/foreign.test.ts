/** What users of cosign, docker, skopeo and oras type: nothing is obeyed silently, and each gets advice. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verbs } from '../../src/cli/verbs.ts';
import { isTrustError } from '../../src/error.ts';
import { flagsOf } from '../../src/options/flags.ts';
import { mirrorOptions } from '../../src/options/mirror.ts';
import { releaseOptions } from '../../src/options/release.ts';
import { signOptions } from '../../src/options/sign.ts';
import { readArguments } from '../../src/options/terminal.ts';
import { verifyOptions } from '../../src/options/verify.ts';
import { runCli } from '../e2e/support/cli.ts';

const tables = {
  ...{ verify: verifyOptions, sign: signOptions, mirror: mirrorOptions, release: releaseOptions },
};

const hints: readonly (readonly [keyof typeof tables, string, string])[] = [
  ['verify', '--format', '--format; use --output'],
  ['verify', '--format-json', '--format-json; use --output'],
  ['verify', '--allow-http-registry', '--allow-http-registry; use --insecure-registry'],
  ['verify', '--allow-insecure-registry', '--allow-insecure-registry; use --insecure-registry'],
  ['verify', '--plain-http', '--plain-http; use --insecure-registry'],
  ['verify', '--insecure', '--insecure; use --insecure-registry'],
  ['verify', '--ca-file', '--ca-file; use --registry-cacert'],
  ['verify', '--annotation', '--annotation; use --annotations'],
  ['verify', '--offline', '--offline; leave it out: verifying never asks a transparency log'],
  ['verify', '--check-claims', '--check-claims; leave it out: claims are always checked'],
  [
    'verify',
    '--private-infrastructure',
    '--private-infrastructure; use --trusted-root for a transparency log of your own, or --insecure-ignore-tlog',
  ],
  [
    'verify',
    '--certificate',
    '--certificate; leave it out: the certificate that comes with the signature is verified; say who signs with --github-workflow, or --certificate-identity and --certificate-oidc-issuer',
  ],
  [
    'verify',
    '--certificate-chain',
    '--certificate-chain; leave it out: --trusted-root decides which authorities count',
  ],
  ['sign', '--yes', '--yes; leave it out: webdis-trust asks for no confirmation'],
  ['sign', '-y', '-y; leave it out: webdis-trust asks for no confirmation'],
  ['sign', '--tlog-upload=false', '--tlog-upload; use --no-log'],
  ['sign', '--timestamp-server-url', '--timestamp-server-url; use --timestamp-url'],
  ['sign', '--use-signing-config', '--use-signing-config; use --signing-config'],
  ['sign', '--sign-container-identity', '--sign-container-identity; use --identity'],
  ['mirror', '--force', '--force; use --on-conflict'],
  ['release', '--push', '--push; leave it out: what is built is always pushed'],
  ['release', '-t', '-t; use --tag'],
  ['release', '-f', '-f; use --file'],
  ['release', '--tags', '--tags; did you mean --tag?'],
  ['release', '--platforms', '--platforms; did you mean --platform?'],
];

for (const [verb, flag, says] of hints) {
  test(`${verb} ${flag}`, () => {
    assert.throws(
      () => readArguments([flag, 'x'], tables[verb]),
      (error) => isTrustError(error, 'E_INPUT') && error.message === `there is no flag ${says}`,
    );
  });
}

test('no alias is the flag of another option', async () => {
  for (const { load } of verbs) {
    const { name: verb, options } = await load();
    const flags = flagsOf(options);
    const names = flags.flatMap(({ name, short }) => [name, short ?? []].flat());
    const aliases = flags.flatMap((flag) => flag.aliases);
    assert.deepEqual(names.toSorted(), [...new Set(names)].toSorted(), verb);
    assert.deepEqual(aliases.toSorted(), [...new Set(aliases)].toSorted(), verb);
    assert.deepEqual(
      aliases.filter((alias) => names.includes(alias)),
      [],
      verb,
    );
  }
});

test('verbs of other programs', async () => {
  for (const [foreign, verb] of [
    ['generate-key-pair', 'keygen'],
    ['copy', 'mirror'],
    ['triangulate', 'tree'],
  ] as const) {
    const { exitCode, stderr } = await runCli([foreign, 'x'], { program: 'src/cli/main.ts' });
    assert.equal(exitCode, 2);
    assert.ok(stderr.includes(`there is no verb "${foreign}"; use ${verb} [E_INPUT]`), stderr);
  }
});

test('a URL is not a reference: the one to use is named', () => {
  const rest = 'ghcr.io/me/app:2.0';
  const digest = `sha256:${'0'.repeat(64)}`;
  for (const scheme of ['docker://', 'https://', 'http://', 'HTTPS://']) {
    const cases = [
      () => readArguments([`${scheme}${rest}`], verifyOptions),
      () => readArguments([`${scheme}${rest}`, 'me/copy'], mirrorOptions),
      () => readArguments(['me/app:2', `${scheme}${rest}`], mirrorOptions),
      () => readArguments([`${scheme}${rest}@${digest}`, '--key', 'k'], signOptions),
      () =>
        readArguments(['--image', `${scheme}${rest}`, '--tag', '1', '--key', 'k'], releaseOptions),
    ];
    for (const read of cases) {
      assert.throws(
        read,
        (error) =>
          isTrustError(error, 'E_REF') &&
          error.message.includes(`is a URL, not a reference; use ${rest}`),
        scheme,
      );
    }
  }
  for (const [page, name] of [
    ['https://hub.docker.com/r/nicolas/webdis/tags', 'nicolas/webdis'],
    ['https://hub.docker.com/_/redis', 'redis'],
  ] as const) {
    assert.throws(() => readArguments([page], verifyOptions), {
      code: 'E_REF',
      message: `IMAGE…: "${page}" is a URL, not a reference; use ${name}`,
    });
  }
  const long = `docker://${'x'.repeat(400)}`;
  assert.throws(() => readArguments([long], verifyOptions), {
    message: /^IMAGE…: "docker:\/\/x{291}" is a URL, not a reference; use x{300}$/,
  });
  assert.throws(() => readArguments(['docker://'], verifyOptions), { code: 'E_REF' });
  assert.throws(() => readArguments(['ftp://a.example/b'], verifyOptions), { code: 'E_REF' });
});

test('-o json: every verb with a report; sarif: those whose findings can be alerts', async () => {
  const formats = new Map<string, string>();
  for (const { name, load } of verbs) {
    const { output } = (await load()).options;
    const words = output?.short === 'o' ? output.type.placeholder : undefined;
    if (words !== undefined) formats.set(name, words);
  }
  const [both, all] = ['table|json', 'table|json|sarif'];
  assert.deepEqual(Object.fromEntries(formats), {
    verify: all,
    ...{ tree: both, sign: both, attest: both, mirror: both, release: both },
    ...{ 'drift check': all, 'drift merge': all, 'trusted-root show': both },
  });
});
