/** Escapes text from outside. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandData, commandProperty, plain } from '../../src/report/escape.ts';
import {
  code,
  fenced,
  type Html,
  html,
  join,
  type Markdown,
  markdown,
} from '../../src/report/html.ts';
import { line, logText, paint, whole, wrap } from '../../src/report/line.ts';

test('threat 121: what cannot be seen is replaced, so that nothing hides or reorders text', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['\u001b[31mred\u001b[0m', '\uFFFD[31mred\uFFFD[0m'],
    ['\u009b2Kgone', '\uFFFD2Kgone'],
    ['bell\u0007 back\b\u007f', 'bell\uFFFD back\uFFFD\uFFFD'],
    ['\u202egpj.exe\u202c', '\uFFFDgpj.exe\uFFFD'],
    ['\u2066isolated\u2069\u061c', '\uFFFDisolated\uFFFD\uFFFD'],
    ['zero\u200bwidth\u200d\ufeff\u00ad\u2060', 'zero\uFFFDwidth\uFFFD\uFFFD\uFFFD\uFFFD'],
    ['tag\u{e0041}', 'tag\uFFFD'],
    ['lone\ud800', 'lone\uFFFD'],
    ['line\u2028paragraph\u2029', 'line\uFFFDparagraph\uFFFD'],
  ];
  for (const [hostile, shown] of cases) assert.equal(plain(hostile), shown);
});

test('threat 121: two platforms that differ in an invisible character are not printed alike', () => {
  assert.notEqual(plain('linux/amd64\u200b'), plain('linux/amd64'));
});

test('line breaks become spaces, and text of any language stays', () => {
  assert.equal(plain('one\r\n\ttwo'), 'one two');
  assert.equal(plain('Prüfung, 検証, ✅ 👍'), 'Prüfung, 検証, ✅ 👍');
});

test('a long text is cut, never inside a character', () => {
  assert.equal(plain('abcdef', 3), 'abc…');
  assert.equal(plain('abc', 3), 'abc');
  assert.ok(plain('ab👍cd', 3).isWellFormed());
});

test('threat 118: no printed line begins a workflow command, in either form', () => {
  const lines = [
    '::error::x',
    '  ::stop-commands::t',
    '\u00a0::debug::x',
    'a ##[error]b',
    '####[x',
  ];
  assert.deepEqual(logText(lines.map((text) => line`${text}`)).split('\n'), [
    ': :error::x',
    '  : :stop-commands::t',
    '\u00a0: :debug::x',
    'a ## [error]b',
    '#### [x',
    '',
  ]);
});

test('threats 118 and 121: the compiler refuses plain strings, and lines escape what they hold', () => {
  // @ts-expect-error a string
  logText(['::error::x']);
  // @ts-expect-error a template without the tag
  logText([`${line`x`}`]);
  const options = { color: true, width: 20 };
  const red = paint(options, 'red', 'a\u001b[0mb');
  assert.equal(String(line`${red} ${'\u202e'} ${7}`), '\u001b[31ma\uFFFD[0mb\u001b[0m \uFFFD 7');
  assert.equal(String(whole('x'.repeat(2000))).length, 2000);
});

test('colours take no room in a line', () => {
  const options = { color: true, width: 24 };
  const label = paint(options, 'green', paint(options, 'bold', 'VERIFIED'));
  assert.equal(label.width, 8);
  const lines = wrap(line`${label}: a sentence of a few words`, options, '', '  ');
  assert.deepEqual(
    lines.map(({ width }) => width),
    [23, 13],
  );
});

test('threat 118: messages and properties of workflow commands are escaped as the runner reads them', () => {
  assert.equal(commandData('50%\r\n::error::'), '50%25%0D%0A::error::');
  assert.equal(commandProperty('a:b,c%0A'), 'a%3Ab%2Cc%250A');
});

test('threat 120: HTML cannot be opened or closed', () => {
  const escaped = '&#60;b a=&#34;x&#34; c=&#39;y&#39;&#62;&#38;&#96;';
  assert.equal(String(code(`<b a="x" c='y'>&\``)), `<code>${escaped}</code>`);
  assert.equal(String(html`<a id="${`<b a="x" c='y'>&\``}">`), `<a id="${escaped}">`);
  assert.equal(String(html`<p>${'</p>'}</p>`), '<p><code>&#60;/p&#62;</code></p>');
  assert.equal(String(html`<title>${'a/b</title>'}</title>`), '<title>a/b&#60;/title&#62;</title>');
});

test('threat 120: HTML in HTML is not escaped again, and lists have a line for each part', () => {
  const parts = [html`<li>${'one'}</li>`, undefined, html`<li>${2}</li>`];
  assert.equal(String(html`<ul>${parts}</ul>`), '<ul><li>one</li>\n<li>2</li></ul>');
  assert.equal(String(join(['a', code('<')], html`<br>`)), 'a<br><code>&#60;</code>');
});

test('threat 120: the compiler refuses plain strings, and Markdown where HTML is due', () => {
  const takesHtml = (value: Html) => value;
  const takesMarkdown = (value: Markdown) => value;
  // @ts-expect-error a string
  takesHtml('<b>');
  // @ts-expect-error a template without the tag
  takesHtml(`<p>${html`<b>`}</p>`);
  // @ts-expect-error a fence
  takesHtml(fenced('text', ['x']));
  // @ts-expect-error a string
  takesMarkdown('**bold**');
  // @ts-expect-error a string between blocks
  assert.throws(() => markdown`${'**bold**'}`);
  assert.equal(String(takesMarkdown(markdown`${html`<p>`}`)), '<p>');
});

test('threat 120: in sentences, whatever GitHub could make a link of becomes code', () => {
  const words = [
    '@octocat',
    '#1',
    'GH-1',
    'owner/repo#1',
    'https://evil.example',
    'www.evil.example',
    'a@b.example',
    ':tada:',
    '0123456789abcdef0123456789abcdef01234567',
    'deadbeef1',
    '**bold**',
    '[x](y)',
    '`x`',
    '_x_',
    '\\x',
    '|',
  ];
  for (const word of words) {
    const outside = String(html`${word}`).replace(/<code>[^<]*<\/code>/, '');
    assert.match(outside, /^[:)]?$/, word);
  }
});

test('sentences stay sentences around technical words', () => {
  assert.equal(
    String(html`${'Do not run it (429): docker.io/x:1, "linux/arm64", and don’t — try again!'}`),
    'Do not run it (429): <code>docker.io/x:1</code>, &#34;<code>linux/arm64</code>&#34;, and don’t — try again!',
  );
});
