/** What verbs without a registry write: plans, merged reports, pages, roots, keys, completions. */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fleetOf } from '../../src/drift/fleet.ts';
import { formatLedger, ledgerSchema } from '../../src/ledger/ledger.ts';
import { formatReport } from '../../src/report/json.ts';
import { publicGoodRootText } from '../../src/transparency/public-good-root.ts';
import { fullLedger } from '../ledger/samples.ts';
import { drifted, fine } from '../report/drift-samples.ts';
import { temporaryFolder } from '../support/folder.ts';
import { setVariables } from '../support/variables.ts';
import { serveTuf, TufPublisher } from '../tuf/support/repository.ts';
import { command } from './in-process.ts';

const folder = temporaryFolder('outputs').path;
const at = (name: string) => join(folder, name);
const ledger = at('releases.json');
const releases = ['0.1.24', '0.1.25'].flatMap((version) =>
  fullLedger.releases.slice(0, 1).map((one) => ({ ...one, version })),
);
writeFileSync(ledger, formatLedger({ ...fullLedger, releases }));
const empty = at('empty.json');
writeFileSync(empty, JSON.stringify({ schema: ledgerSchema, from: '0.1.24', releases: [] }));
const ledgers = at('ledgers');
mkdirSync(ledgers);
for (const name of ['a', 'b', 'c']) {
  writeFileSync(join(ledgers, `${name}.json`), formatLedger(fullLedger));
}

test('a plan has a part for each job, and not more parts than releases or ledgers, but one at least', async (t) => {
  for (const [words, parts] of [
    [['--shards', '4'], 4],
    [['--shards', '2', '--ledgers', ledgers], 2],
    [['--shards', '9', '--ledgers', ledgers], 3],
    [['--shards', '9', '--ledger', ledger], 2],
    [['--shards', '9', '--ledger', empty], 1],
  ] as const) {
    const { exitCode, stdout, stderr } = await command(t, 'drift', 'plan', ...words);
    assert.deepEqual([exitCode, stderr], [0, '']);
    const shards = Array.from({ length: parts }, (_, n) => ({ shard: `${n + 1}/${parts}` }));
    assert.equal(stdout, `${JSON.stringify({ include: shards })}\n`);
  }
});

test('merged reports: the text on stderr, the exit code of the worst, and the files', async (t) => {
  for (const [report, exitCode] of [
    [fine(), 0],
    [drifted(), 20],
  ] as const) {
    const [part, merged, page] = [at('part.json'), at('merged.json'), at('merged.html')];
    writeFileSync(part, formatReport(report));
    const ran = await command(t, 'drift', 'merge', part, '--report', merged, '--page', page);
    assert.deepEqual([ran.exitCode, ran.stdout], [exitCode, '']);
    assert.match(ran.stderr, exitCode === 0 ? /^OK: 12 releases/m : /^DRIFT/m);
    const { state, differences } = JSON.parse(readFileSync(merged, 'utf8'));
    assert.deepEqual([state, differences.length], [report.state, report.differences.length]);
    assert.match(readFileSync(page, 'utf8'), /^<!doctype html>/i);
    const sarif = await command(t, 'drift', 'merge', part, '-o', 'sarif');
    assert.equal(JSON.parse(sarif.stdout).version, '2.1.0');
  }
});

test('the page of a report: on stdout, or in a file; its badge in a file', async (t) => {
  const [part, page, badge] = [at('page.json'), at('page.html'), at('badge.json')];
  writeFileSync(part, formatReport(fine()));
  const shown = await command(t, 'drift', 'page', part, '--badge', badge);
  assert.deepEqual([shown.exitCode, shown.stderr], [0, '']);
  assert.match(shown.stdout, /^<!doctype html>/i);
  assert.equal(JSON.parse(readFileSync(badge, 'utf8')).schemaVersion, 1);
  const written = await command(t, 'drift', 'page', part, '--output', page);
  assert.deepEqual(written, { exitCode: 0, stdout: '', stderr: '' });
  assert.equal(readFileSync(page, 'utf8'), shown.stdout);
});

test('the pages of several ledgers need a file for the overview', async (t) => {
  const [report, page] = [at('fleet.json'), at('fleet/index.html')];
  const { tool, started, finished, requests } = fine();
  const fleet = fleetOf([fine()], { tool, started, finished, requests });
  writeFileSync(report, formatReport(fleet));
  const none = await command(t, 'drift', 'page', report);
  assert.deepEqual([none.exitCode, none.stdout], [2, '']);
  assert.match(none.stderr, /output: the report has several pages; name a file/);
  const written = await command(t, 'drift', 'page', report, '--output', page);
  assert.deepEqual(written, { exitCode: 0, stdout: '', stderr: '' });
  assert.ok(existsSync(page) && existsSync(at('fleet/images')));
});

test('a trusted root is shown as text or as JSON', async (t) => {
  const text = await command(t, 'trusted-root', 'show');
  assert.deepEqual([text.exitCode, text.stderr], [0, '']);
  assert.match(text.stdout, /rekor\.sigstore\.dev/);
  const documents = ['--json', '--output=json'].map((word) => ['trusted-root', 'show', word]);
  for (const words of documents) {
    const { stdout } = await command(t, ...words);
    const [root] = JSON.parse(stdout);
    assert.equal(stdout, `${JSON.stringify([root], undefined, 2)}\n`);
  }
  const none = await command(t, 'trusted-root', 'show', at('none.json'));
  assert.deepEqual([none.exitCode, none.stdout], [2, '']);
});

test('a trusted root that was fetched: its file on stdout, its content on stderr', async (t) => {
  const publisher = new TufPublisher(Buffer.from(publicGoodRootText));
  const server = await serveTuf(t, () => publisher.files);
  const [root, output] = [at('tuf-root.json'), at('new-root.json')];
  writeFileSync(root, publisher.at(server.url).root);
  setVariables(t, { XDG_CACHE_HOME: folder });
  const update = (...more: string[]) =>
    command(
      ...([t, 'trusted-root', 'update', '--mirror', server.url, '--root', root] as const),
      ...['--output', output, ...more],
    );
  const updated = await update();
  assert.deepEqual([updated.exitCode, updated.stdout], [0, `${output}\n`]);
  assert.match(updated.stderr, /rekor\.sigstore\.dev/);
  assert.equal(readFileSync(output, 'utf8'), publicGoodRootText);
  const quiet = await update('--quiet', '--json');
  assert.deepEqual([quiet.exitCode, quiet.stderr], [0, '']);
  assert.equal(typeof JSON.parse(quiet.stdout), 'object');
  const gone = await command(
    ...([t, 'trusted-root', 'update', '--mirror', `${server.url}/none`, '--root', root] as const),
    ...['--output', output],
  );
  assert.deepEqual([gone.exitCode, gone.stdout], [11, '']);
  assert.match(gone.stderr, /the trusted root was not updated/);
});

test('the completion scripts are those of the package', async (t) => {
  for (const [shell, file] of [
    ['bash', 'webdis-trust.bash'],
    ['zsh', '_webdis-trust'],
    ['fish', 'webdis-trust.fish'],
  ] as const) {
    const script = fileURLToPath(new URL(`../../completions/${file}`, import.meta.url));
    const ran = await command(t, 'completion', shell);
    assert.deepEqual(ran, { exitCode: 0, stdout: readFileSync(script, 'utf8'), stderr: '' });
  }
  assert.equal((await command(t, 'completion', 'tcsh')).exitCode, 2);
  assert.match(
    (await command(t, 'completion')).stderr,
    /is missing: give it, such as bash \[E_INPUT\]/,
  );
});

test('a key pair: its fingerprint on stdout; no file is overwritten', async (t) => {
  setVariables(t, { COSIGN_PASSWORD: 'secret' });
  const made = await command(t, 'keygen', '--output-key-prefix', at('made'));
  assert.equal(made.exitCode, 0);
  assert.match(made.stdout, /^[0-9a-f]{64}\n$/);
  assert.match(made.stderr, /made\.key is the private key, encrypted/);
  assert.ok(existsSync(at('made.key')) && existsSync(at('made.pub')));
  const again = await command(t, 'keygen', '--output-key-prefix', at('made'));
  assert.deepEqual([again.exitCode, again.stdout], [2, '']);
});

test('a password from stdin is used unchanged, which a note says; existing files are found before it is read', async (t) => {
  const { stdin } = process;
  t.after(() => {
    Object.defineProperty(process, 'stdin', { value: stdin, configurable: true });
  });
  setVariables(t, { COSIGN_PASSWORD: undefined });
  const keygen = (name: string, text: string) => {
    const input = Object.assign(new PassThrough(), { isTTY: false });
    input.end(text);
    Object.defineProperty(process, 'stdin', { value: input, configurable: true });
    return command(t, 'keygen', '--output-key-prefix', at(name));
  };
  const noted = await keygen('noted', 'secret\n');
  assert.equal(noted.exitCode, 0);
  assert.match(noted.stderr, /^Note: the password is used unchanged; .*line break/);
  assert.doesNotMatch((await keygen('plain', 'secret')).stderr, /^Note/m);
  assert.match((await keygen('none', '')).stderr, /there is no password/);
  assert.match((await keygen('noted', '')).stderr, /exists, and is not overwritten/);
});
