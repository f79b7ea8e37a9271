/** The chain check: did a certificate authority of the trusted root issue this certificate, at each proven time? */

import type { X509Certificate } from '@sigstore/core';
import type { TrustMaterial } from '@sigstore/verify';
// The package's own Verifier checks chain and SCTs together, but the policy may ignore SCTs.
import { verifyCertificateChain } from '@sigstore/verify/dist/key/certificate.js';
import { TrustError } from '../error.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';
import { readExtensions } from './extension.ts';

type Authority = TrustMaterial['certificateAuthorities'][number];

/**
 * The certificate of the authority that issued `leaf`. Only the trusted root's certificates count, and each
 * of the path must have been valid at each time, as must the authority be (CVE-2026-24122). `times` must not be empty.
 *
 * Throws E_TRUST for an authority that is not in the root, E_TIME if it was not valid at one of the times,
 * otherwise E_CERT.
 */
export function verifyChain(
  leaf: X509Certificate,
  root: TrustedRoot,
  times: readonly Date[],
): X509Certificate {
  const authorities = root.material.certificateAuthorities.filter((one) =>
    mayHaveIssued(one, leaf),
  );
  if (authorities.length === 0) throw unknownAuthority(root);
  const paths = times.map((time) => pathAt(time, leaf, authorities));
  // No certificate may have an unknown critical extension, such as a constraint on names.
  for (const certificate of paths.flat()) readExtensions(certificate);
  const issuers = paths.map(([, issuer]) => issuer);
  const [issuer] = issuers;
  // If different authorities match different times, the issuer is ambiguous.
  if (issuer === undefined || issuers.some((other) => other?.equals(issuer) !== true)) {
    throw new TrustError('E_CERT', 'the certificate has another issuer at another proven time');
  }
  return issuer;
}

function pathAt(
  time: Date,
  leaf: X509Certificate,
  authorities: readonly Authority[],
): readonly X509Certificate[] {
  if (!authorities.some((authority) => wasValid(authority, time))) {
    const message = `the certificate authority was not valid at the time of the signature (${time.toISOString()})`;
    throw new TrustError('E_TIME', message);
  }
  try {
    return verifyCertificateChain(time, leaf, [...authorities]);
  } catch (error) {
    const { message } = error as Error;
    const cause = (error as Error).cause;
    const why = cause instanceof Error ? `${message}: ${cause.message}` : message;
    throw new TrustError('E_CERT', `the certificate is not by its authority: ${why}`, {}, error);
  }
}

/** Compares names only, to choose the error if nothing verifies. */
function mayHaveIssued({ certChain }: Authority, leaf: X509Certificate): boolean {
  const keyId = leaf.extAuthorityKeyID?.keyIdentifier;
  return certChain.some((certificate) => {
    const ownId = certificate.extSubjectKeyID?.keyIdentifier;
    const sameKey = keyId === undefined || ownId === undefined || ownId.equals(keyId);
    return sameKey && certificate.subject.equals(leaf.issuer);
  });
}

function wasValid({ certChain, validFor }: Authority, time: Date): boolean {
  return (
    validFor.start <= time &&
    time <= validFor.end &&
    certChain.every((certificate) => certificate.validForDate(time))
  );
}

function unknownAuthority({ source, material }: TrustedRoot): TrustError {
  const starts = material.certificateAuthorities.map(({ validFor }) => validFor.start.getTime());
  const newest = new Date(Math.max(...starts, 0)).toISOString().slice(0, 10);
  const known =
    starts.length === 0
      ? 'which contains no certificate authority'
      : `whose newest certificate authority started on ${newest}`;
  return new TrustError(
    'E_TRUST',
    `the certificate is by an authority that is not in ${source}, ${known}. ` +
      'For a private Fulcio, give its trusted root; if the authority is newer, give a newer one (webdis-trust trusted-root update)',
  );
}
