/** The cosign commands that repeat a verification. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { readShellWords, shellWord } from '../../src/oci/shell-word.ts';
import { cosignCommands } from '../../src/report/verify/by-hand.ts';
import * as samples from './samples.ts';

const root = samples.digest('index ');

test('one cosign command for each image, by digest', () => {
  assert.deepEqual(cosignCommands(samples.verified()), [
    `cosign verify --key webdis.pub docker.io/nicolas/webdis@${root}`,
    `cosign verify --key webdis.pub public.ecr.aws/nicolas/webdis@${root}`,
  ]);
});

test('cosign never looks at children: what is not verified has its own command', () => {
  const arm = samples.digest('platform linux/arm64');
  assert.deepEqual(cosignCommands(samples.unsigned()).slice(0, 2), [
    `cosign verify --key webdis.pub docker.io/nicolas/webdis@${root}`,
    `cosign verify --key webdis.pub docker.io/nicolas/webdis@${arm}`,
  ]);
});

test('the policy becomes flags: the key that signed, annotations, an ignored log', () => {
  const report = samples.sevenPlatforms();
  const signers = [{ ...samples.webdisSigner, name: 'env://WEBDIS', pinned: true }];
  const annotations = { version: "it's 1" };
  const policy = { ...report.policy, signers, annotations, transparencyLog: 'ignored' } as const;
  assert.deepEqual(cosignCommands({ ...report, policy }), [
    `cosign verify --key env://WEBDIS --insecure-ignore-tlog -a 'version=it'\\''s 1' docker.io/nicolas/webdis@${root}`,
  ]);
});

test('certificates without a signed certificate timestamp, if the policy accepts them', () => {
  const report = samples.keyless();
  const commands = (sct: 'required' | 'ignored') =>
    cosignCommands({ ...report, policy: { ...report.policy, sct } });
  for (const command of commands('ignored')) assert.match(command, / --insecure-ignore-sct /);
  for (const command of commands('required')) assert.doesNotMatch(command, /ignore-sct/);
});

test("annotations are written as cosign's flag reads them, or the command says that it cannot", () => {
  const report = samples.verified();
  const withAnnotations = (annotations: Readonly<Record<string, string>>) =>
    cosignCommands({ ...report, policy: { ...report.policy, annotations } });
  const name = `docker.io/nicolas/webdis@${root}`;
  const [both] = withAnnotations({ a: '1,b', note: 'say "x"' });
  assert.equal(both, `cosign verify --key webdis.pub -a '"a=1,b"' -a '"note=say ""x"""' ${name}`);
  // cosign 2 refuses it, cosign 3 splits at the first `=` only.
  assert.deepEqual(withAnnotations({ a: 'b=c' }).slice(0, 2), [
    '# cosign 3 only: cosign 2 takes no "=" in the value of an annotation',
    `cosign verify --key webdis.pub -a a=b=c ${name}`,
  ]);
  for (const value of ['two\nlines', 'a\u200bb', 'x'.repeat(6000), 'tab\there', 'a\r\nb']) {
    assert.deepEqual(withAnnotations({ ok: '1', note: value }), [
      '# cannot be repeated by hand: the annotation note holds characters that no command line shows',
    ]);
  }
});

test('signatures in a repository of their own are looked for there', () => {
  const report = samples.verified();
  const policy = { ...report.policy, signatureRepository: 'docker.io/nicolas/signatures' };
  assert.equal(
    cosignCommands({ ...report, policy })[0],
    `COSIGN_REPOSITORY=docker.io/nicolas/signatures cosign verify --key webdis.pub docker.io/nicolas/webdis@${root}`,
  );
});

test('threat 120: a shell takes a quoted word for one word, whatever is in it', () => {
  for (const trick of samples.tricks.map((text) => text.replaceAll('\0', ''))) {
    const wanted = trick.toWellFormed();
    const printed = execFileSync('sh', ['-c', `printf %s ${shellWord(wanted)}`], {
      encoding: 'utf8',
    });
    assert.equal(printed, wanted);
  }
});

test('threat 120: words for a shell are read back as they were, and nothing else is read', () => {
  const tricks = samples.tricks.map((text) => text.replaceAll('\0', ''));
  for (const words of [['a', 'b c', "it's", ''], tricks, ["'", "''"]]) {
    assert.deepEqual(readShellWords(words.map(shellWord).join(' ')), words);
  }
  for (const odd of ["a 'b", 'a  b', ' a', 'a ', '"a"', 'a\\ b', 'a;b', "a'b'", '$a', 'a\nb']) {
    assert.equal(readShellWords(odd), undefined, odd);
  }
});

test('key, trusted root and timestamps of the run are those of the command', () => {
  const report = samples.sevenPlatforms();
  const key = {
    ...samples.webdisSigner,
    name: 'my keys/team',
    pinned: false,
  };
  const changed = (more: object) =>
    cosignCommands({
      ...report,
      policy: { ...report.policy, signers: [key], annotations: {}, ...more },
    })[0];
  const end = `docker.io/nicolas/webdis@${root}`;
  assert.equal(changed({}), `cosign verify --key 'my keys/team' ${end}`);
  assert.equal(
    changed({ trustedRoots: [{ source: 'roots/own.json' }], timestamps: 'required' }),
    `cosign verify --key 'my keys/team' --trusted-root roots/own.json --use-signed-timestamps ${end}`,
  );
  assert.equal(
    changed({ trustedRoots: [{ source: 'the embedded public-good root (@sigstore/tuf 4.0.0)' }] }),
    `cosign verify --key 'my keys/team' ${end}`,
  );
  for (const [name, shown] of [
    ['the key given inline', 'cosign.pub'],
    ['inline key 3', 'cosign.pub'],
    ['https://keys.example/team.pub', 'https://keys.example/team.pub'],
    ['the bundled webdis.pub', 'webdis.pub'],
  ] as const) {
    assert.equal(changed({ signers: [{ ...key, name }] }), `cosign verify --key ${shown} ${end}`);
  }
});

test('an annotation with a comma is one item of the list that cosign reads', () => {
  const report = samples.sevenPlatforms();
  const policy = { ...report.policy, annotations: { built: 'a, "b"', plain: 'c d' } };
  const [command = ''] = cosignCommands({ ...report, policy });
  assert.ok(command.includes(` -a '"built=a, ""b"""' -a 'plain=c d' `), command);
});
