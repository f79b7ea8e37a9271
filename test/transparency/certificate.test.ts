/** What is kept of a certificate for the library: its bytes as they are, and who signed it. */

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { X509Certificate } from '@sigstore/core';
import { certificateIn } from '../../src/identity/material.ts';
import { encodeDer, encodeParts, libraryCertificate } from '../../src/transparency/certificate.ts';
import { TestAuthority } from '../identity/lab.ts';
import { candidatesOf, cases, manifestsOf } from '../identity/vectors.ts';

const real = cases.flatMap((one) =>
  manifestsOf(one).flatMap((subject) =>
    candidatesOf(one, subject).flatMap((candidate) => certificateIn(candidate) ?? []),
  ),
);

test('the same bytes as the library makes, of every part of real certificates', () => {
  ok(real.length > 100);
  for (const der of real.slice(0, 60)) {
    const certificate = libraryCertificate(der);
    ok(certificate.root.toDER().equals(der));
    const parts = [X509Certificate.parse(Buffer.from(der)).root];
    for (const part of parts) {
      const wanted = part.toDER();
      ok(encodeDer(part).equals(wanted));
      if (part.subs.length > 0) ok(encodeParts(part, part.subs.map(encodeDer)).equals(wanted));
      parts.push(...part.subs);
    }
    ok(certificate.publicKey.equals(X509Certificate.parse(Buffer.from(der)).publicKey));
  }
});

test('long values: as many bytes for the length as it needs', () => {
  const { root } = libraryCertificate(real[0] ?? Buffer.of());
  for (const [length, head] of [
    [127, [0x30, 127]],
    [128, [0x30, 0x81, 128]],
    [256, [0x30, 0x82, 1, 0]],
    [65536, [0x30, 0x83, 1, 0, 0]],
  ] as const) {
    const bytes = encodeParts(root, [Buffer.alloc(length)]);
    deepStrictEqual([...bytes.subarray(0, head.length)], [...head]);
    strictEqual(bytes.length, head.length + length);
  }
});

test('who signed it is kept for each issuer, and one does not answer for another', () => {
  const [mine, other] = [new TestAuthority('mine'), new TestAuthority('other')].map((authority) => {
    const [intermediate, root] = authority.chain.map(libraryCertificate);
    const leaf = libraryCertificate(authority.issue().der);
    ok(intermediate !== undefined && root !== undefined);
    return { leaf, intermediate, root };
  });
  ok(mine !== undefined && other !== undefined);
  for (const _ of ['verified', 'kept']) {
    strictEqual(mine.leaf.verify(mine.intermediate), true);
    strictEqual(mine.leaf.verify(other.intermediate), false);
    strictEqual(mine.leaf.verify(), false);
    strictEqual(mine.intermediate.verify(mine.root), true);
    strictEqual(mine.root.verify(), true);
    strictEqual(other.leaf.verify(mine.intermediate), false);
  }
});
