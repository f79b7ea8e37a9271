#!/usr/bin/env node
// Builds docs/ and README.md as a static site in site/.vitepress/dist: node scripts/run.mjs site
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const site = dirname(fileURLToPath(import.meta.url));
const root = join(site, '..');
const pages = join(site, '.vitepress', 'pages');
const repository = 'https://github.com/webdis/verify-action/blob/main';

/** Links within docs/ stay; links to other files of the repository lead to GitHub. */
function withSiteLinks(text, path) {
  return text.replace(/(\]\(|src="|srcset=")(?!https?:|#)([^)#"]+)/g, (_, before, target) => {
    const file = relative(root, join(root, dirname(path), target));
    if (!file.startsWith('docs/')) return `${before}${repository}/${file}`;
    const from = path === 'README.md' ? 'docs' : dirname(path);
    const link = relative(from, file);
    return `${before}${link.startsWith('.') ? link : `./${link}`}`;
  });
}

rmSync(pages, { recursive: true, force: true });
for (const path of ['README.md', ...globSync('docs/**/*.md', { cwd: root })]) {
  const target = path === 'README.md' ? 'index.md' : relative('docs', path);
  const output = join(pages, target === 'adr/README.md' ? 'adr/index.md' : target);
  mkdirSync(dirname(output), { recursive: true });
  const text = withSiteLinks(readFileSync(join(root, path), 'utf8'), path);
  writeFileSync(
    output,
    text
      .replaceAll('](./adr/README.md', '](./adr/index.md')
      .replaceAll('](./README.md', '](./index.md'),
  );
}
cpSync(join(root, 'docs/images'), join(pages, 'images'), { recursive: true });

const vitepress = join(site, 'node_modules/vitepress/bin/vitepress.js');
const done = spawnSync(process.execPath, [vitepress, 'build', site], { stdio: 'inherit' });
process.exitCode = done.status ?? 1;
