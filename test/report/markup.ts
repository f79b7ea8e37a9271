/** Takes HTML apart strictly, for tests: whatever is not expected to be there is an error. */

import assert from 'node:assert/strict';

export interface Parsed {
  /** tags in order, such as `table` and `/table` */
  readonly tags: readonly string[];
  readonly links: readonly string[];
  /** decoded text outside of `<code>`, where GitHub makes links of mentions and the like */
  readonly open: string;
}

const allowed = /^<(\/?[a-z][a-z0-9]*|!doctype html)((?: [a-z-]+="[^"<>]*")*)>/;
const names =
  /^\/?(?:html|head|title|body|header|main|section|footer|div|span|h[1-3]|p|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|th|td|details|summary|code|pre|strong|em|br|sub|small|a|meta|style)$|^!doctype html$/;
const attributes =
  /^ (?:href="(?<href>[^"]*)"|(?:class|id|title|scope|lang|charset|http-equiv|content|name|role|aria-label|aria-hidden|tabindex)="[^"]*")/;

export function parseMarkup(text: string): Parsed {
  const tags: string[] = [];
  const links: string[] = [];
  let open = '';
  let inCode = false;
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('<', at);
    const words = text.slice(at, next < 0 ? text.length : next);
    assert.doesNotMatch(words, />/, 'a stray >');
    if (!inCode) open += decode(words);
    if (next < 0) break;
    const [tag = '', name = '', rest = ''] = allowed.exec(text.slice(next)) ?? [];
    assert.match(name, names, `tag at ${JSON.stringify(text.slice(next, next + 80))}`);
    links.push(...readAttributes(rest));
    tags.push(name);
    if (name === 'code') inCode = true;
    if (name === '/code') inCode = false;
    at = next + tag.length;
  }
  assertNested(tags);
  return { tags, links, open };
}

function readAttributes(text: string): string[] {
  const links: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const match = attributes.exec(rest);
    assert.ok(match, `attribute at ${rest}`);
    if (match.groups?.['href'] !== undefined) links.push(match.groups['href']);
    rest = rest.slice(match[0].length);
  }
  return links;
}

function assertNested(tags: readonly string[]): void {
  const stack: string[] = [];
  for (const tag of tags.filter((name) => !/^(?:br|meta|!doctype html)$/.test(name))) {
    if (tag.startsWith('/')) assert.equal(stack.pop(), tag.slice(1));
    else stack.push(tag);
  }
  assert.deepEqual(stack, []);
}

function decode(text: string): string {
  assert.doesNotMatch(text.replaceAll(/&#[0-9]+;/g, ''), /&/, 'a stray &');
  return text.replaceAll(/&#([0-9]+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

/** Nothing in it that GitHub turns into a link, a mention, an issue, an emoji or an image. */
export function assertInert(open: string): void {
  for (const [what, pattern] of Object.entries({
    mention: /@\w/,
    issue: /#\d|\bGH-\d/i,
    url: /\w:\/\/|\bwww\.|\bmailto:/i,
    emoji: /:[a-z_]+:/,
    markdown: /[`*|\\]|\]\(/,
    commit: /\b[0-9a-f]{7,}\b/,
  })) {
    const [found] = pattern.exec(open) ?? [];
    assert.equal(found, undefined, `${what}: ${found}`);
  }
}

/** A job summary as blocks: HTML, in which GitHub reads no Markdown, and fences. Nothing else is allowed. */
export function splitSummary(text: string): { html: string; fences: readonly string[] } {
  const fences: string[] = [];
  const html = text.replace(
    /^(`{3,})(\w+)\n([\s\S]*?)\n\1$/gm,
    (_, _fence, _name, body: string) => {
      fences.push(body);
      return '';
    },
  );
  for (const block of html.split(/\n{2,}/).filter((part) => part.trim() !== '')) {
    assert.match(
      block.trimStart(),
      /^<\/?(?:h2|h3|p|ul|table|details)\b/,
      'a block that is not HTML',
    );
  }
  return { html, fences };
}
