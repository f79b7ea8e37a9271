/**
 * Two registries with many signed releases, in a process of their own: `node drift-registries.ts FOLDER
 * NAME=COUNT…`, where NAME is the format of the signatures, or `fleet` for images with one release each, whose
 * ledgers are written into FOLDER/ledgers. Writes key and trusted root into FOLDER, prints the hosts, and ends
 * with its stdin.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { multiPlatformImage, put } from '../sandbox/images.ts';
import { type SandboxRegistry, startRegistry } from '../sandbox/registry/index.ts';
import { mapConcurrently } from '../src/async.ts';
import { initLedger } from '../src/drift/init.ts';
import { meterTraffic } from '../src/http/traffic.ts';
import { formatLedger } from '../src/ledger/ledger.ts';
import type { Digest } from '../src/oci/digest.ts';
import { parseRepository } from '../src/oci/reference.ts';
import { registriesOf } from '../src/run/drift-registries.ts';
import { connection } from '../test/support/connection.ts';
import { signBundles, signLegacy, testPolicy } from '../test/support/signer.ts';
import { log, log2, pemOf, rootJson, signer } from '../test/transparency/test-log.ts';

const [folder = '.', ...wanted] = process.argv.slice(2);
const key = join(folder, 'key.pub');
const root = join(folder, 'root.json');
writeFileSync(key, pemOf(signer.key.key));
writeFileSync(root, JSON.stringify(rootJson(log.instance(), log2.instance())));

const both = await Promise.all([startRegistry(), startRegistry()]);
const [first, second] = both;
for (const one of wanted) {
  const [name = '', count = '0'] = one.split('=');
  if (name === 'fleet') await fillFleet(Number(count));
  else fillRepository(name, Number(count));
}
process.stdout.write(`${JSON.stringify(both.map(({ host }) => host))}\n`);
process.stdin.resume().on('end', () => process.exit(0));

/** Many releases of one image. */
function fillRepository(format: string, count: number): void {
  const repository = `bench/${format}`;
  for (let at = 0; at < count; at += 1) release(repository, `1.0.${at}`, format);
  copy(repository, second);
}

/** Many images, each with one release, `latest` and a ledger. */
async function fillFleet(count: number): Promise<void> {
  const open = registriesOf(connection(), meterTraffic());
  const ledgers = join(folder, 'ledgers');
  mkdirSync(ledgers);
  const repositories = Array.from({ length: count }, (_, at) => `fleet/image-${at}`);
  await mapConcurrently(8, repositories, async (repository) => {
    const digest = release(repository, '1.0.0', 'legacy');
    const images = both.map(({ host }) => `${host}/${repository}`);
    const registries = images.slice(0, 1).map((one) => open(parseRepository(one), undefined));
    const task = { registries, from: '1.0.0', policy: testPolicy };
    const { ledger } = await initLedger(task, { now: () => new Date(), sent: () => 0 });
    first.store.repository(repository).tags.set('latest', digest);
    copy(repository, second);
    const signers = { key, 'trusted-root': root };
    const name = `${repository.replace('/', '-')}.json`;
    writeFileSync(join(ledgers, name), formatLedger({ ...ledger, images, signers }));
  });
}

function release(repository: string, tag: string, format: string): Digest {
  const image = multiPlatformImage(undefined, { content: `${repository} ${format} ${tag}` });
  const reference = `${first.host}/${repository}`;
  put(first, repository, image, tag);
  if (format !== 'bundle') signLegacy(first, repository, image, { reference });
  if (format !== 'legacy') signBundles(first, repository, image);
  return image.digest;
}

/** The same bytes: signatures are another each time they are made. */
function copy(repository: string, target: SandboxRegistry): void {
  const [from, to] = [first, target].map(({ store }) => store.repository(repository));
  for (const { digest, bytes, mediaType } of from?.manifests.values() ?? []) {
    to?.putManifest(bytes, mediaType, digest);
  }
  for (const [digest, bytes] of from?.blobs ?? []) to?.putBlob(bytes, digest);
  for (const [tag, digest] of from?.tags ?? []) to?.tags.set(tag, digest);
}
