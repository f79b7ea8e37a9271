/** The name in a certificate: its subject alternative name, of which there must be exactly one (RFC 5280 §4.2.1.6). */

import { isIPv6 } from 'node:net';
import { fail } from '../oci/shape.ts';
import { type Asn1, type Extensions, innerOf, oids, textOf, utf8Text } from './extension.ts';

/** Fulcio's otherName: the user name of an issuer that knows no e-mail addresses, as `name!domain`. */
const userName = '1.3.6.1.4.1.57264.1.7';
const at = "the certificate's subject alternative name";

/** Throws SyntaxError for none, several or a malformed one: with several, readers differ in which one counts. */
export function readSubject(extensions: Extensions): string {
  const names = innerOf(extensions.get(oids.subjectAltName));
  if (names === undefined) return fail(at, 'is missing or malformed');
  const [only] = names.subs;
  if (only === undefined || names.subs.length !== 1) {
    return fail(at, `holds ${names.subs.length} names and not one`);
  }
  if (!only.tag.isContextSpecific()) return fail(at, 'is malformed');
  const text = readName(only);
  return text === '' ? fail(at, 'is empty') : text;
}

function readName(general: Asn1): string {
  switch (general.tag.number) {
    case 0:
      return readOtherName(general);
    case 1: // an e-mail address
    case 2: // a DNS name
    case 6: // a URI
      return readAscii(general);
    case 7:
      return readAddress(general.value);
    default:
      return fail(at, 'is of an unknown kind');
  }
}

/** IA5String. */
function readAscii({ value, tag }: Asn1): string {
  if (tag.constructed || value.some((byte) => byte < 0x20 || byte > 0x7e)) {
    return fail(at, 'is not printable ASCII');
  }
  return textOf(value, at);
}

/** In the format of Go, which is the usual one. */
function readAddress(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups = Buffer.from(bytes).toString('hex').match(/.{4}/g) ?? [];
  const address = groups.join(':');
  return bytes.length === 16 && isIPv6(address)
    ? new URL(`http://[${address}]`).hostname.slice(1, -1)
    : fail(at, 'is not an IP address');
}

function readOtherName({ subs: [type, wrapped, more] }: Asn1): string {
  if (type?.tag.isOID() !== true || type.toOID() !== userName || more !== undefined) {
    return fail(at, 'is of an unknown kind');
  }
  return utf8Text(wrapped?.tag.isContextSpecific(0) ? innerOf(wrapped) : undefined, at);
}
