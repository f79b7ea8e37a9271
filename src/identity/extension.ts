/** Reads the extensions of a certificate (RFC 5280 §4.2). Duplicate and unknown critical extensions are errors. */

import type { X509Certificate } from '@sigstore/core';
import { limits } from '../limits.ts';
import { fail } from '../oci/shape.ts';

/** A value of DER, as @sigstore/core reads it. */
export type Asn1 = X509Certificate['root'];

export const oids = {
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
} as const;

/** Any other critical extension makes a certificate unusable. */
const understood: ReadonlySet<string> = new Set(Object.values(oids));

/** By OID; the value is the octet string, and its content if that is DER. */
export type Extensions = ReadonlyMap<string, Asn1>;

/** Throws SyntaxError. Of two extensions with one name, the library would take the first. */
export function readExtensions(x509: X509Certificate): Extensions {
  const found = new Map<string, Asn1>();
  for (const { subs } of x509.extensions) {
    const [name, second, third] = subs;
    const value = third ?? second;
    if (name === undefined || value?.tag.isOctetString() !== true || subs.length > 3) {
      return fail('the certificate', 'holds a malformed extension');
    }
    const oid = name.toOID();
    if (found.has(oid)) fail('the certificate', `holds the extension ${oid} twice`);
    if (third !== undefined && second?.toBoolean() && !understood.has(oid)) {
      fail('the certificate', `holds the critical extension ${oid}, which is unknown here`);
    }
    found.set(oid, value);
  }
  return found;
}

/** The only value in an extension; undefined if it has none, several, or is not DER. */
export function innerOf(extension: Asn1 | undefined): Asn1 | undefined {
  return extension?.subs.length === 1 ? extension.subs[0] : undefined;
}

/** The byte that begins a UTF8String in DER. */
const utf8String = 0x0c;

/** The text of a UTF8String. Throws SyntaxError. */
export function utf8Text(value: Asn1 | undefined, at: string): string {
  return value?.tag.toDER() === utf8String
    ? textOf(value.value, at)
    : fail(at, 'is not one UTF8String');
}

/** Throws SyntaxError for text that is too long or not UTF-8. */
export function textOf(bytes: Uint8Array, at: string): string {
  if (bytes.length > limits.certificateName) {
    return fail(at, `has more than ${limits.certificateName} bytes`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return fail(at, 'is not valid UTF-8');
  }
}
