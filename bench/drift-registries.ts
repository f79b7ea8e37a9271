/**
 * Two registries with many signed releases, in a process of their own: `node drift-registries.ts FOLDER
 * NAME=COUNT…`, where NAME is the format of the signatures. Writes key and trusted root into FOLDER, prints
 * the hosts, and ends with its stdin.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { multiPlatformImage, put } from '../sandbox/images.ts';
import { startRegistry } from '../sandbox/registry/index.ts';
import { signBundles, signLegacy } from '../test/support/signer.ts';
import { log, log2, pemOf, rootJson, signer } from '../test/transparency/test-log.ts';

const [folder = '.', ...wanted] = process.argv.slice(2);
writeFileSync(join(folder, 'key.pub'), pemOf(signer.key.key));
writeFileSync(join(folder, 'root.json'), JSON.stringify(rootJson(log.instance(), log2.instance())));

const [first, second] = await Promise.all([startRegistry(), startRegistry()]);
for (const one of wanted) {
  const [format = '', count = '0'] = one.split('=');
  const repository = `bench/${format}`;
  const reference = `${first.host}/${repository}`;
  for (let at = 0; at < Number(count); at += 1) {
    const image = multiPlatformImage(undefined, { content: `${format} ${at}` });
    put(first, repository, image, `1.0.${at}`);
    if (format !== 'bundle') signLegacy(first, repository, image, { reference });
    if (format !== 'legacy') signBundles(first, repository, image);
  }
  // The same bytes: signatures are another each time they are made.
  const [from, to] = [first, second].map(({ store }) => store.repository(repository));
  for (const { digest, bytes, mediaType } of from?.manifests.values() ?? []) {
    to?.putManifest(bytes, mediaType, digest);
  }
  for (const [digest, bytes] of from?.blobs ?? []) to?.putBlob(bytes, digest);
  for (const [tag, digest] of from?.tags ?? []) to?.tags.set(tag, digest);
}
process.stdout.write(`${JSON.stringify([first.host, second.host])}\n`);
process.stdin.resume().on('end', () => process.exit(0));
