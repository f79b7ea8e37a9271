#!/usr/bin/env node
// Writes the public-good trusted root into the sources, from the seeds of the @sigstore/tuf package
// that the lockfile pins. The root is data that decides what is trusted: it is committed as readable
// text, so that a change of it is a diff that is reviewed.
//
//   node scripts/trusted-root.mjs           writes src/transparency/public-good-root.ts
//   node scripts/trusted-root.mjs --check   exits 1 if that file is not what it would write

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(project, 'src', 'transparency', 'public-good-root.ts');
const repository = 'https://tuf-repo-cdn.sigstore.dev';

/** The file for a seeds.json and the version of the package it came with. The same input gives the same bytes. */
export function render(seeds, version) {
  const encoded = seeds[repository]?.targets?.['trusted_root.json'];
  if (typeof encoded !== 'string') throw new Error(`no trusted_root.json for ${repository}`);
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  // Then the literal below holds exactly these bytes, without an escape to think about.
  if (/[`\\\r]|\$\{/.test(text))
    throw new Error('the root holds what a template literal would change');
  const starts = JSON.parse(text).tlogs.map((log) => log.publicKey.validFor.start);
  return `// Written by scripts/trusted-root.mjs; do not edit.
//
// The trusted root of the public-good instance of Sigstore, the TUF target trusted_root.json of
// ${repository}, as @sigstore/tuf ${version} carries it. Newest log since ${starts.sort().at(-1)}.
// SHA-256 of the text: ${createHash('sha256').update(text).digest('hex')}

/** version of @sigstore/tuf */
export const publicGoodVersion = '${version}';

export const publicGoodRootText = \`${text}\`;
`;
}

function main() {
  const require = createRequire(join(project, 'package.json'));
  const wanted = render(
    require('@sigstore/tuf/seeds.json'),
    require('@sigstore/tuf/package.json').version,
  );
  const name = relative(project, target);
  if (!process.argv.includes('--check')) {
    writeFileSync(target, wanted);
    console.log(`${name} written`);
  } else if (readFileSync(target, 'utf8') !== wanted) {
    console.error(`${name} is not what @sigstore/tuf holds; run: node scripts/trusted-root.mjs`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
