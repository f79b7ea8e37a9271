/** Runs `trusted-root update` and `trusted-root show`, from options to the contents of a root. */

import { readBounded, writeWhole } from '../host/files.ts';
import { limits } from '../limits.ts';
import type { RootUpdateValues } from '../options/trusted-root.ts';
import { publicGoodRoot } from '../transparency/public-good.ts';
import { contentsOf, type RootContents } from '../transparency/root-contents.ts';
import type { TufRepository } from '../tuf/client.ts';
import type { Host } from './connection.ts';
import { checkUrl } from './services.ts';
import { readRootFile } from './trusted-root.ts';
import { publicGood, updateRoot } from './tuf-root.ts';

/** Writes nothing unless everything was verified. Throws as `updateRoot` does, and E_INPUT. */
export async function updateTrustedRoot(
  values: RootUpdateValues,
  host: Host,
): Promise<RootContents> {
  const repository = await repositoryOf(values);
  const root = await updateRoot(values, host, repository);
  const contents = contentsOf(root);
  await writeWhole(values.output, Buffer.from(root.bytes).toString('utf8'), 'output: the file');
  return contents;
}

async function repositoryOf({
  mirror,
  root,
  insecureRegistries,
}: RootUpdateValues): Promise<TufRepository> {
  if (mirror === undefined) return publicGood;
  const address = checkUrl(mirror, new Set(insecureRegistries), 'mirror');
  return {
    name: `the root of ${new URL(address).host}`,
    mirror: new URL(`${address}/`),
    root:
      root === undefined
        ? publicGood.root
        : await readBounded(root, limits.tufFile, 'root: the file'),
  };
}

/** @param path undefined: the public-good root that is included. Throws E_INPUT. */
export async function readContents(path: string | undefined): Promise<readonly RootContents[]> {
  const roots = path === undefined ? [publicGoodRoot()] : await readRootFile(path);
  return roots.map(contentsOf);
}
