/** The manual page, read by the formatter that is installed. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { verbs } from '../../src/cli/verbs.ts';
import { flagsOf } from '../../src/options/flags.ts';

const page = fileURLToPath(new URL('../../man/webdis-trust.1', import.meta.url));
const source = readFileSync(page, 'utf8');
const hasGroff = spawnSync('groff', ['--version']).status === 0;

test('the page has every verb, flag and exit code, and requests of man(7) only', async () => {
  const plain = source.replaceAll('\\-', '-');
  for (const { name, load } of verbs) {
    assert.match(plain, new RegExp(`^\\.SS "webdis-trust ${name} `, 'm'));
    const { options, exitCodes } = await load();
    for (const { name: flag, group } of flagsOf(options)) {
      assert.ok(plain.includes(`\n\\fB${group}\\fR\n`), `${name} ${group}`);
      assert.ok(plain.includes(`\\fB--${flag}\\fR`), `${name} --${flag}`);
    }
    for (const [code, meaning] of Object.entries(exitCodes)) {
      assert.ok(plain.includes(`\n.TP\n${code}\n${meaning}\n`), `${name} ${code}`);
    }
  }
  assert.match(source, /^\.TH WEBDIS\\-TRUST 1 /m);
  for (const line of source.split('\n').filter((one) => /^['.]/.test(one))) {
    assert.match(line, /^\.(?:\\"|TH|SH|SS|PP|TP|RS 4|RE|nf|fi|br|nh|ad l)(?: |$)/);
  }
});

test('groff formats it without a warning', { skip: !hasGroff }, () => {
  const args = ['-man', '-Kutf8', '-Tutf8', '-ww', '-rLL=80n', '-P-cbou', page];
  const { stdout, stderr, status } = spawnSync('groff', args, { encoding: 'utf8' });
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /--certificate-oidc-issuer URL/);
  assert.match(
    stdout,
    /image=\$\(webdis-trust verify -q nicolas\/webdis:0\.1\.24\) && docker run "\$image"/,
  );
  assert.match(stdout, /^NAME\n {7}webdis-trust - verify, sign and mirror/m);
});
