/** Parses certificates for @sigstore/verify: those of the trusted root, and those of signatures. */

import { X509Certificate } from '@sigstore/core';

type Content = X509Certificate['root'];

/**
 * Parses a certificate, and caches its encoding and whether an issuer signed it: the library computes both again for
 * every check, which took most of the time of a verification. Throws errors of the library.
 */
export function libraryCertificate(der: Uint8Array): X509Certificate {
  const certificate = X509Certificate.parse(Buffer.from(der));
  const { root, tbsCertificate } = certificate;
  const publicKey = tbsCertificate.subs[6];
  for (const content of [root, tbsCertificate, publicKey]) {
    if (content !== undefined) keepEncoding(content);
  }
  keepVerdicts(certificate);
  return certificate;
}

function keepEncoding(content: Content): void {
  const der = encodeDer(content);
  content.toDER = () => der;
}

function keepVerdicts(certificate: X509Certificate): void {
  const verdicts = new WeakMap<X509Certificate, boolean>();
  certificate.verify = (issuer = certificate) => {
    const verdict =
      verdicts.get(issuer) ?? X509Certificate.prototype.verify.call(certificate, issuer);
    verdicts.set(issuer, verdict);
    return verdict;
  };
}

/** The bytes that it was parsed from. The library's toDER() encodes them again, value by value. */
export function encodeDer({ tag, value }: Content): Buffer {
  return encodeParts({ tag }, [value]);
}

/** A value with this tag, and other parts in it. */
export function encodeParts({ tag }: Pick<Content, 'tag'>, parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag.toDER(), ...encodeLength(content.length)]), content]);
}

/** X.690 §8.1.3: short below 128, else the number of bytes and the bytes. The parser takes no other form. */
function encodeLength(length: number): readonly number[] {
  if (length < 128) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [128 + bytes.length, ...bytes];
}
