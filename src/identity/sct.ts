/**
 * The SCT check: did a certificate transparency log of the root promise to publish this certificate
 * (RFC 6962 §3)?
 *
 * @sigstore/verify requires that every SCT is by a known log; here, one good SCT is enough.
 */

import { createHash, type KeyObject } from 'node:crypto';
import { ByteStream, EXTENSION_OID_SCT, type X509Certificate } from '@sigstore/core';
import { type Check, failed, passed } from '../signature/check.ts';
import { encodeDer, encodeParts } from '../transparency/certificate.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';

/** Authorities write one or two. */
const maxScts = 16;
/** The only hash of RFC 6962 §2.1.4, by its number in TLS; the library accepts any hash that the SCT names. */
const sha256 = 4;

/** Failures are E_TRUST if the root knows none of the logs, else E_CERT. Throws library errors for malformed SCTs. */
export function checkScts(
  leaf: X509Certificate,
  issuer: X509Certificate,
  root: TrustedRoot,
): Check {
  const scts = leaf.extSCT?.signedCertificateTimestamps ?? [];
  if (scts.length === 0) {
    return failed(
      'E_CERT',
      'the certificate has no signed certificate timestamp (SCT): it is in no certificate transparency log',
    );
  }
  if (scts.length > maxScts) {
    return failed(
      'E_LIMIT',
      `the certificate has ${scts.length} SCTs; at most ${maxScts} are allowed`,
    );
  }
  const ofKnownLogs = scts.flatMap((sct) => {
    const logs = root.material.ctlogs.filter(({ logID }) => logID.equals(sct.logID));
    return logs.length === 0 ? [] : [{ sct, logs }];
  });
  if (ofKnownLogs.length === 0) return unknownLog(root);
  const content = precertificate(leaf, issuer);
  const isGood = ofKnownLogs.some(({ sct, logs }) =>
    logs.some(
      ({ validFor, publicKey }) =>
        validFor.start <= sct.datetime &&
        sct.datetime <= validFor.end &&
        sct.hashAlgorithm === sha256 &&
        sct.signatureAlgorithm === algorithmOf(publicKey) &&
        sct.verify(content, publicKey),
    ),
  );
  return isGood
    ? passed()
    : failed(
        'E_CERT',
        'the signed certificate timestamp (SCT) is not by the log, or not for this certificate',
      );
}

/** By their numbers in TLS (RFC 5246 §7.4.1.4.1). */
function algorithmOf({ asymmetricKeyType }: KeyObject): number | undefined {
  if (asymmetricKeyType === 'ec') return 3;
  return asymmetricKeyType === 'rsa' ? 1 : undefined;
}

/** What the log signed: the issuer's key, and the certificate without the list of SCTs. */
function precertificate(leaf: X509Certificate, issuer: X509Certificate): Buffer {
  const signed = encodeParts(
    leaf.tbsCertificate,
    leaf.tbsCertificate.subs.map((part) =>
      part.tag.isContextSpecific(3) ? withoutScts(part) : encodeDer(part),
    ),
  );
  const stream = new ByteStream();
  stream.appendView(createHash('sha256').update(issuer.publicKey).digest());
  stream.appendUint24(signed.length);
  stream.appendView(signed);
  return stream.buffer;
}

/** The list of extensions, which is wrapped in another value. */
function withoutScts(extensions: X509Certificate['root']): Buffer {
  const lists = extensions.subs.map((list) => {
    const others = list.subs.filter(({ subs }) => subs[0]?.toOID() !== EXTENSION_OID_SCT);
    return encodeParts(list, others.map(encodeDer));
  });
  return encodeParts(extensions, lists);
}

function unknownLog({ source, material }: TrustedRoot): Check {
  const starts = material.ctlogs.map(({ validFor }) => validFor.start.getTime());
  const newest = new Date(Math.max(...starts, 0)).toISOString().slice(0, 10);
  const known =
    starts.length === 0
      ? 'which contains no certificate transparency log'
      : `whose newest one started on ${newest}`;
  return failed(
    'E_TRUST',
    `the SCT is by a certificate transparency log that is not in ${source}, ${known}. ` +
      'If the log is newer, give a newer trusted root (webdis-trust trusted-root update)',
  );
}
