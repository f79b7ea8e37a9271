/**
 * Verifies ECDSA signatures over a digest (SEC 1 §4.1.4), using Node's ECDH for the multiplications. Rekor
 * gets only the digest, but Node's `verify` always hashes. For tests only: it is not hardened.
 */

import { createECDH, type KeyObject } from 'node:crypto';
import { ASN1Obj } from '@sigstore/core';

interface Curve {
  readonly field: bigint;
  readonly order: bigint;
  /** bytes of a field element, and of a scalar */
  readonly size: number;
}

/** NIST's curves by OpenSSL's names (SEC 2 §2.4.2, §2.5.1, §2.6.1). */
const curves: Readonly<Record<string, Curve>> = {
  prime256v1: {
    field: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    size: 32,
  },
  secp384r1: {
    field: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    order:
      0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    size: 48,
  },
  secp521r1: {
    field: 2n ** 521n - 1n,
    order:
      0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
    size: 66,
  },
};

type Point = readonly [x: bigint, y: bigint];

/** Whether `signature` (DER) is the key's over `digest`; of one longer than the order the left part counts. */
export function verifyDigest(key: KeyObject, digest: Uint8Array, signature: Uint8Array): boolean {
  const name = key.asymmetricKeyDetails?.namedCurve ?? '';
  const curve = curves[name];
  const numbers = readSignature(signature);
  if (curve === undefined || numbers === undefined) return false;
  const { field, order, size } = curve;
  const [r, s] = numbers;
  if (r <= 0n || s <= 0n || r >= order || s >= order) return false;

  // u1·G + u2·Q = u2·((z/r)·G + Q): the point in brackets takes one addition, and of the product
  // only x is wanted, which is what ECDH computes.
  const scale = mod(toNumber(digest.subarray(0, size)) * inverse(r, order), order);
  const factor = mod(r * inverse(s, order), order);
  if (scale === 0n) return false;
  const base = createECDH(name);
  base.setPrivateKey(toBytes(scale, size));
  const sum = add(readPoint(base.getPublicKey(), size), readPoint(publicPoint(key), size), field);
  if (sum === undefined) return false;
  const product = createECDH(name);
  product.setPrivateKey(toBytes(factor, size));
  const x = product.computeSecret(
    Buffer.concat([Uint8Array.of(4), toBytes(sum[0], size), toBytes(sum[1], size)]),
  );
  return mod(toNumber(x), order) === r;
}

/** Two points that differ in x; otherwise undefined, which takes about 2^128 signatures to happen. */
function add([x1, y1]: Point, [x2, y2]: Point, field: bigint): Point | undefined {
  if (x1 === x2) return undefined;
  const slope = mod((y2 - y1) * inverse(mod(x2 - x1, field), field), field);
  const x = mod(slope * slope - x1 - x2, field);
  return [x, mod(slope * (x1 - x) - y1, field)];
}

/** ECDSA-Sig-Value (RFC 3279 §2.2.3), with nothing after it. */
function readSignature(der: Uint8Array): Point | undefined {
  // The reader takes a SET for a SEQUENCE.
  if (der[0] !== 0x30) return undefined;
  try {
    const { subs } = ASN1Obj.parseBuffer(Buffer.from(der));
    const [r, s, ...more] = subs.map((number) => number.toInteger());
    return r === undefined || s === undefined || more.length > 0 ? undefined : [r, s];
  } catch {
    return undefined;
  }
}

function publicPoint(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([
    Uint8Array.of(4),
    Buffer.from(x, 'base64url'),
    Buffer.from(y, 'base64url'),
  ]);
}

/** An uncompressed point (SEC 1 §2.3.4). */
function readPoint(bytes: Buffer, size: number): Point {
  return [toNumber(bytes.subarray(1, 1 + size)), toNumber(bytes.subarray(1 + size))];
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

function toBytes(value: bigint, size: number): Buffer {
  return Buffer.from(value.toString(16).padStart(2 * size, '0'), 'hex');
}

function mod(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
}

/** By Euclid's extended algorithm; `value` and the prime `modulus` have no common divisor. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [previous, remainder] = [modulus, value];
  let [before, coefficient] = [0n, 1n];
  while (remainder !== 0n) {
    const quotient = previous / remainder;
    [previous, remainder] = [remainder, previous - quotient * remainder];
    [before, coefficient] = [coefficient, before - quotient * coefficient];
  }
  return mod(before, modulus);
}
