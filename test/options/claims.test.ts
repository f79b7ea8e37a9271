import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrustError } from '../../src/error.ts';
import { parseClaimLines, parseClaims, splitAnnotations } from '../../src/options/claims.ts';

function refuses(read: () => unknown, says: RegExp): void {
  assert.throws(read, (error) => isTrustError(error, 'E_INPUT') && says.test(error.message));
}

test('claims split at the first =, and each name counts once', () => {
  const claims = parseClaims(['a=b=c', 'd=', 'e=1,2\n3'], 'x');
  assert.deepEqual({ ...claims }, { a: 'b=c', d: '', e: '1,2\n3' });
  // An own name like any other (threat 38).
  assert.deepEqual(Object.entries(parseClaims(['__proto__=x'], 'x')), [['__proto__', 'x']]);
  refuses(() => parseClaims(['a'], 'x'), /not name=value/);
  refuses(() => parseClaims(['=a'], 'x'), /not name=value/);
  refuses(() => parseClaims([' =a'], 'x'), /not name=value/);
  refuses(() => parseClaims(['a=1', 'a=2'], 'x'), /"a" is there twice/);
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
    refuses(() => parseClaims(['ok=1', slip], 'annotations'), /annotations: .*build-annotations/);
  }
  for (const fine of ['manifest=a:b', 'image:a=b', 'manifests:a=b', 'index.manifest:a=b']) {
    assert.equal(Object.keys(parseClaims([fine], 'x')).length, 1, fine);
  }
});

test('the input has one in a line, commas belong to it, and none is without a value', () => {
  assert.deepEqual(parseClaimLines('a=1,b=2\n# no\n c=x=\n', 'x'), ['a=1,b=2', 'c=x=']);
  assert.deepEqual(parseClaimLines('', 'x'), []);
  for (const text of ['version=', 'a=b\nversion=  ']) {
    refuses(() => parseClaimLines(text, 'annotations'), /"version=" has no value/);
  }
});

/** What readAsCSV of spf13/pflag 1.0.10 gives, with which cosign 2.6.4 and 3.1.2 read `-a`. */
const asCosign: Readonly<Record<string, readonly string[]>> = {
  'a=1': ['a=1'],
  'a=1,b=2': ['a=1', 'b=2'],
  'a=1, b=2': ['a=1', ' b=2'],
  'a=1,': ['a=1', ''],
  'a=b=c': ['a=b=c'],
  'a=': ['a='],
  '"a=1,2",b=3': ['a=1,2', 'b=3'],
  '"a=say ""x"""': ['a=say "x"'],
  '""': [''],
  '"a=1\n2",b=3': ['a=1\n2', 'b=3'],
  '"a=1\r\n2"': ['a=1\n2'],
  'a=1\rb=2': ['a=1\rb=2'],
  'a=1\n': ['a=1'],
  'a=1\r': ['a=1'],
  '\n\r\na=1\n\n': ['a=1'],
};

test("an -a is read as cosign's flag of that name reads it", () => {
  for (const [value, items] of Object.entries(asCosign)) {
    assert.deepEqual(splitAnnotations([value], '-a'), items, JSON.stringify(value));
  }
  assert.deepEqual(splitAnnotations(['a=1,b=2', 'c=3'], '-a'), ['a=1', 'b=2', 'c=3']);
});

test('quotes that cosign cannot read are refused, and so is what it would drop', () => {
  for (const value of ['a="1"', '"a=1', '"a=1"2', '"a=1" ,b=2', 'a=1,"b', '"a"\r2']) {
    refuses(() => splitAnnotations([value], '-a'), /-a: the quotes in .* cannot be read/);
  }
  for (const value of ['a=1\nb=2', 'a=1\r\nb=2', '"a=1"\nb=2']) {
    refuses(() => splitAnnotations([value], '-a'), /-a: a line break in .* is outside quotes/);
  }
});
