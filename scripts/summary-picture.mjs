#!/usr/bin/env node
// Writes docs/images/{summary,identity}-{light,dark}.png: job summaries as GitHub shows them, from sample reports of
// the tests: signed with a key, and by a workflow.
// Needs Chromium: node scripts/peers.mjs install chromium
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatSummary } from '../src/report/verify/document.ts';
import { keyless, verified } from '../test/report/samples.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'picture-'));

const colors = {
  light: {
    text: '#1f2328',
    back: '#ffffff',
    line: '#d1d9e0',
    code: '#818b981f',
    stripe: '#f6f8fa',
    link: '#0969da',
  },
  dark: {
    text: '#f0f6fc',
    back: '#0d1117',
    line: '#3d444d',
    code: '#656c7633',
    stripe: '#151b23',
    link: '#4493f8',
  },
};

/** Each with the height of the picture. */
const pictures = [
  { picture: 'summary', report: verified(), height: 560 },
  { picture: 'identity', report: keyless(), height: 700 },
];

const all = pictures.flatMap((one) =>
  Object.entries(colors).map(([theme, color]) => ({ ...one, theme, color })),
);
for (const { picture, report, height, theme, color } of all) {
  const { text, back, line, code, stripe, link } = color;
  // The part of the summary above the diagram, whose Mermaid only GitHub draws.
  const [top] = formatSummary(report).split('<h3>Chain of trust');
  const style = `
    body { margin: 0; padding: 20px 24px; background: ${back}; color: ${text};
      font: 15px/1.5 "Noto Sans", "DejaVu Sans", sans-serif, "Noto Color Emoji"; }
    h2 { font-size: 22px; margin: 0 0 12px; padding-bottom: 8px; border-bottom: 1px solid ${line}; }
    h3 { font-size: 18px; margin: 18px 0 10px; } p { margin: 8px 0; }
    code { font: 85% "DejaVu Sans Mono", monospace; background: ${code}; padding: .2em .4em; border-radius: 6px; }
    table { border-collapse: collapse; } th, td { border: 1px solid ${line}; padding: 6px 13px; text-align: left; }
    a { color: ${link}; }
    tr:nth-child(even) { background: ${stripe}; } ul { margin: 0; padding-left: 24px; }`;
  const page = join(folder, `${picture}-${theme}.html`);
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><style>${style}</style>${top}`);
  const output = join(root, 'docs', 'images', `${picture}-${theme}.png`);
  const done = spawnSync(
    join(root, '.peers/bin/chromium'),
    [
      '--headless',
      '--no-sandbox',
      '--hide-scrollbars',
      `--window-size=980,${height}`,
      `--screenshot=${output}`,
      `file://${page}`,
    ],
    { stdio: 'inherit' },
  );
  if (done.status !== 0) process.exitCode = 1;
}
rmSync(folder, { recursive: true });
