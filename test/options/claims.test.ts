/** Reads annotations from flags, inputs and the library. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrustError } from '../../src/error.ts';
import { claims } from '../../src/options/claims.ts';

function refuses(read: () => unknown, says: RegExp): void {
  assert.throws(read, (error) => isTrustError(error, 'E_INPUT') && says.test(error.message));
}

const fromFlags = (...words: string[]) => claims.fromFlags(words, '-a');
const fromInput = (text: string) => claims.fromInput(text, 'annotations');

test('claims split at the first =, and each name counts once', () => {
  const read = fromFlags('a=b=c', 'd=', '"e=1,2\n3"');
  assert.deepEqual({ ...read }, { a: 'b=c', d: '', e: '1,2\n3' });
  // An own name like any other (threat 38).
  assert.deepEqual(Object.entries(fromFlags('__proto__=x')), [['__proto__', 'x']]);
  assert.deepEqual(Object.entries(claims.fromLibrary(JSON.parse('{"__proto__":"x"}'), 'x')), [
    ['__proto__', 'x'],
  ]);
  refuses(() => fromFlags('a'), /not name=value/);
  refuses(() => fromFlags('=a'), /not name=value/);
  refuses(() => fromFlags(' =a'), /not name=value/);
  refuses(() => fromFlags('a=1', 'a=2'), /"a" is a duplicate/);
  refuses(() => fromInput('a=1\na=2'), /"a" is a duplicate/);
});

test("docker's annotations of manifests and indexes are no claims", () => {
  const slips = [
    'manifest:org.opencontainers.image.title=x',
    'index:a=b',
    'manifest-descriptor:a=b',
    'index-descriptor:a=b',
    'manifest[linux/amd64]:a=b',
    'manifest-descriptor[linux/arm64/v8]:a=b',
    'index,manifest:a=b',
    'index, manifest[linux/arm64] : a=b',
    ' Manifest:a=b',
  ];
  for (const slip of slips) {
    const says = /^annotations: .*build-annotations/;
    refuses(() => fromInput(`ok=1\n${slip}`), says);
    refuses(() => claims.fromLibrary({ [slip.replace(/=b$|=x$/, '')]: 'x' }, 'annotations'), says);
    refuses(() => fromFlags('ok=1', `"${slip}"`), /^-a: .*build-annotations/);
  }
  for (const fine of ['manifest=a:b', 'image:a=b', 'manifests:a=b', 'index.manifest:a=b']) {
    assert.equal(Object.keys(fromInput(fine)).length, 1, fine);
  }
});

test('the input has one in a line, commas belong to it, and none is without a value', () => {
  assert.deepEqual({ ...fromInput('a=1,b=2\n# no\n c=x=\n') }, { a: '1,b=2', c: 'x=' });
  refuses(() => fromInput('# nothing'), /annotations: the list is empty/);
  for (const text of ['version=', 'a=b\nversion=  ']) {
    refuses(() => fromInput(text), /"version=" has no value/);
  }
});

/** What readAsCSV of spf13/pflag 1.0.10 gives, with which cosign 2.6.4 and 3.1.2 read `-a`; null: no claims. */
const asCosign: Readonly<Record<string, Readonly<Record<string, string>> | null>> = {
  'a=1': { a: '1' },
  'a=1,b=2': { a: '1', b: '2' },
  'a=1, b=2': { a: '1', ' b': '2' },
  'a=1,': null,
  'a=b=c': { a: 'b=c' },
  'a=': { a: '' },
  '"a=1,2",b=3': { a: '1,2', b: '3' },
  '"a=say ""x"""': { a: 'say "x"' },
  '""': null,
  '"a=1\n2",b=3': { a: '1\n2', b: '3' },
  '"a=1\r\n2"': { a: '1\n2' },
  'a=1\rb=2': { a: '1\rb=2' },
  'a=1\n': { a: '1' },
  'a=1\r': { a: '1' },
  '\n\r\na=1\n\n': { a: '1' },
};

test("an -a is read as cosign's flag of that name reads it", () => {
  for (const [value, items] of Object.entries(asCosign)) {
    if (items === null) refuses(() => fromFlags(value), /-a: "" is not name=value/);
    else assert.deepEqual({ ...fromFlags(value) }, items, JSON.stringify(value));
  }
  assert.deepEqual({ ...fromFlags('a=1,b=2', 'c=3') }, { a: '1', b: '2', c: '3' });
});

test('quotes that cosign cannot read are refused, and so is what it would drop', () => {
  for (const value of ['a="1"', '"a=1', '"a=1"2', '"a=1" ,b=2', 'a=1,"b', '"a"\r2']) {
    refuses(() => fromFlags(value), /-a: the quotes in .* cannot be read/);
  }
  for (const value of ['a=1\nb=2', 'a=1\r\nb=2', '"a=1"\nb=2']) {
    refuses(() => fromFlags(value), /-a: a line break in .* is outside quotes/);
  }
});

test('a map of the library has names and values that are texts', () => {
  assert.deepEqual({ ...claims.fromLibrary({ a: '', b: 'x=y' }, 'x') }, { a: '', b: 'x=y' });
  for (const odd of [{}, [], 'a=b', { '': 'x' }, { ' ': 'x' }, { a: 1 }, { a: null }]) {
    refuses(() => claims.fromLibrary(odd, 'annotations'), /^annotations: /);
  }
  refuses(() => claims.fromLibrary({ 'a=b': 'c' }, 'annotations'), /a name contains a "="/);
});
