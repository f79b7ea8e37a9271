#!/usr/bin/env node
// Writes the public-good trusted root, and the TUF root that newer ones are verified from, into the sources. They come
// from the seeds of the @sigstore/tuf package that the lockfile pins. Both are data that decides what is trusted: they
// are committed as readable text, so that a change is a diff to review.
//
//   node scripts/trusted-root.mjs           writes both files
//   node scripts/trusted-root.mjs --check   exits 1 if they are not what it would write

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const repository = 'https://tuf-repo-cdn.sigstore.dev';

/** Files under src/ and their texts, for a seeds.json and the version of its package. The same input gives the same bytes. */
export function render(seeds, version) {
  const seed = seeds[repository];
  const trustedRoot = decoded(seed?.targets?.['trusted_root.json'], 'trusted_root.json');
  const tufRoot = decoded(seed?.['root.json'], 'root.json');
  const starts = JSON.parse(trustedRoot).tlogs.map((log) => log.publicKey.validFor.start);
  const { signed } = JSON.parse(tufRoot);
  return {
    'transparency/public-good-root.ts': `${head(trustedRoot, [
      'The trusted root of the public-good instance of Sigstore, the TUF target trusted_root.json of',
      `${repository}, as @sigstore/tuf ${version} carries it. Newest log since ${starts.sort().at(-1)}.`,
    ])}
/** version of @sigstore/tuf */
export const publicGoodVersion = '${version}';

export const publicGoodRootText = ${literal(trustedRoot)};
`,
    'tuf/public-good-root.ts': `${head(tufRoot, [
      'The TUF root of the public-good instance of Sigstore, which newer trusted roots are verified from:',
      `version ${signed.version} of ${repository}, as @sigstore/tuf ${version} carries it.`,
    ])}
export const publicGoodMirror = '${repository}/';

export const publicGoodTufRoot = ${literal(tufRoot)};
`,
  };
}

function decoded(encoded, name) {
  if (typeof encoded !== 'string') throw new Error(`no ${name} for ${repository}`);
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  // Then a template literal can hold it.
  if (/[`\r]|\$\{/.test(text))
    throw new Error(`${name} holds what a template literal would change`);
  return text;
}

/** Exactly these bytes, in TypeScript. */
function literal(text) {
  return `${text.includes('\\') ? 'String.raw' : ''}\`${text}\``;
}

function head(text, lines) {
  const digest = createHash('sha256').update(text).digest('hex');
  const comment = [...lines, `SHA-256 of the text: ${digest}`].map((line) => `// ${line}\n`);
  return `// Written by scripts/trusted-root.mjs; do not edit.\n//\n${comment.join('')}`;
}

function main() {
  const require = createRequire(join(project, 'package.json'));
  const files = render(
    require('@sigstore/tuf/seeds.json'),
    require('@sigstore/tuf/package.json').version,
  );
  for (const [path, wanted] of Object.entries(files)) {
    const file = join(project, 'src', path);
    if (!process.argv.includes('--check')) {
      writeFileSync(file, wanted);
      console.log(`src/${path} written`);
    } else if (readFileSync(file, 'utf8') !== wanted) {
      console.error(
        `src/${path} is not what @sigstore/tuf holds; run: node scripts/trusted-root.mjs`,
      );
      process.exitCode = 1;
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
