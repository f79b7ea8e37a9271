// Collects the licences of everything in a bundle, from the bundler's own list of modules.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const allowed = new Set([
  'MIT',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  '0BSD',
  'BlueOak-1.0.0',
]);

/** Folders of the packages that the modules belong to, sorted. */
export function packagesOf(modules) {
  const folders = modules
    .map(
      (module) =>
        /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll('\\', '/'))?.[1],
    )
    .filter((folder) => folder !== undefined);
  return [...new Set(folders)].sort();
}

/** One text for all of them; throws for a licence that is not on the list. */
export function licencesText(folders) {
  const parts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    if (!allowed.has(license))
      throw new Error(`${name} ${version}: licence ${license} is not allowed`);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
    const text =
      file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : '';
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return `Licences of the code of others in these bundles.\n\n${[...new Set(parts)].join(`\n${'-'.repeat(78)}\n\n`)}`;
}
