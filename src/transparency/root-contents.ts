/** What a trusted root knows, as data for people and scripts: authorities and logs, with their periods of validity. */

import { X509Certificate } from 'node:crypto';
import { TrustError } from '../error.ts';
import { type Read, readJson } from '../oci/shape.ts';
import { type authority, type ctLog, rootShape, type TrustedRoot } from './trusted-root.ts';

interface Service {
  readonly url?: string;
  readonly operator?: string;
  /** RFC 3339; without an end, it is trusted until the root is replaced */
  readonly validFor: { readonly start: string; readonly end?: string };
}

export interface LogContents extends Service {
  /** hex, as in log entries and SCTs */
  readonly keyId: string;
  readonly keyDetails: string;
}

export interface AuthorityContents extends Service {
  /** the issuing certificate first, the root certificate last */
  readonly certificates: readonly CertificateContents[];
}

interface CertificateContents {
  readonly subject: string;
  /** hex SHA-256 of the DER certificate */
  readonly fingerprint: string;
  readonly notBefore: string;
  readonly notAfter: string;
}

export interface RootContents {
  readonly source: string;
  /** start of its newest log */
  readonly date?: string;
  readonly certificateAuthorities: readonly AuthorityContents[];
  readonly transparencyLogs: readonly LogContents[];
  readonly certificateTransparencyLogs: readonly LogContents[];
  readonly timestampAuthorities: readonly AuthorityContents[];
}

/** Throws E_TRUST for a certificate that cannot be read. */
export function contentsOf({ source, date, bytes }: TrustedRoot): RootContents {
  const read = readJson(rootShape, bytes, 'trusted root');
  const authorities = (list: readonly Read<typeof authority>[]) =>
    list.map((one) => authorityContents(one, source));
  return {
    source,
    ...(date === undefined ? {} : { date }),
    certificateAuthorities: authorities(read.certificateAuthorities),
    transparencyLogs: read.tlogs.map(logContents),
    certificateTransparencyLogs: read.ctlogs.map(logContents),
    timestampAuthorities: authorities(read.timestampAuthorities),
  };
}

function logContents({
  baseUrl: url,
  operator,
  logId,
  publicKey,
}: Read<typeof ctLog>): LogContents {
  return {
    ...service({ url, operator, validFor: publicKey.validFor }),
    keyId: logId.keyId.toString('hex'),
    keyDetails: publicKey.keyDetails,
  };
}

function authorityContents(
  { uri: url, operator, validFor, certChain }: Read<typeof authority>,
  source: string,
): AuthorityContents {
  return {
    ...service({ url, operator, validFor }),
    certificates: certChain.certificates.map(({ rawBytes }) => certificate(rawBytes, source)),
  };
}

function service({
  url,
  operator,
  validFor: { start, end },
}: Pick<Read<typeof authority>, 'operator' | 'validFor'> & { url: string | undefined }): Service {
  return {
    ...(url === undefined ? {} : { url }),
    ...(operator === undefined ? {} : { operator }),
    validFor: {
      start: start.toISOString(),
      ...(end === undefined ? {} : { end: end.toISOString() }),
    },
  };
}

function certificate(der: Uint8Array, source: string): CertificateContents {
  try {
    const { subject, fingerprint256, validFromDate, validToDate } = new X509Certificate(der);
    return {
      subject: subject.split('\n').reverse().join(', '),
      fingerprint: fingerprint256.replaceAll(':', '').toLowerCase(),
      notBefore: validFromDate.toISOString(),
      notAfter: validToDate.toISOString(),
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new TrustError(
      'E_TRUST',
      `${source} has a certificate that cannot be read: ${why}`,
      {},
      error,
    );
  }
}
