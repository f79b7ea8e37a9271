/**
 * Verifies a signature that was made with a certificate ("keyless"): who signed, and does the policy accept that
 * identity?
 *
 * signature/claims.ts checks what it states about the image, as for signatures by keys.
 */

import type { X509Certificate } from '@sigstore/core';
import type { Signed } from '../signature/candidate.ts';
import { type Check, failed, passed, runCheck, skipped } from '../signature/check.ts';
import { verifySignature } from '../signature/key.ts';
import { readSignedContent } from '../signature/signed-content.ts';
import type { LogEntry } from '../transparency/entry.ts';
import { checkLog } from '../transparency/log.ts';
import { type ProvenTimes, provenTimes } from '../transparency/time.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';
import { type CertificateSigner, readCertificate, type SigningCertificate } from './certificate.ts';
import { verifyChain } from './chain.ts';
import { type Difference, matchIdentity } from './match.ts';
import { certificateIn } from './material.ts';
import type { IdentityPolicy } from './policy.ts';
import { checkScts } from './sct.ts';
import { type SignerWarning, warningsAbout } from './warnings.ts';

export interface CertificatePolicy {
  /** any of them may have signed; with none, no signature counts, and the result still says who signed */
  readonly identities: readonly IdentityPolicy[];
  /**
   * Never empty. A signature must verify with one of them alone: its certificate authority, logs and
   * timestamp authorities. If one root has no logs, that does not excuse a certificate of another root.
   */
  readonly roots: readonly TrustedRoot[];
  readonly transparencyLog: 'required' | 'ignored';
  /** whether the certificate must be in a certificate transparency log */
  readonly sct: 'required' | 'ignored';
  /** whether the time must be proven by a timestamp authority, and not by a log alone */
  readonly timestamps: 'required' | 'ignored';
  readonly now: Date;
}

/** In this order, because later checks depend on earlier ones. */
interface CertificateChecks {
  /** a time is proven, and the certificate was valid at each that is (E_TIME) */
  readonly time: Check;
  /** a certificate authority of the root issued the certificate for code signing (E_CERT, E_TRUST, E_TIME) */
  readonly certificate: Check;
  /** it is in a certificate transparency log (E_CERT, E_TRUST) */
  readonly sct: Check;
  /** the log entry records this signature and this certificate (E_TLOG, E_TRUST) */
  readonly log: Check;
  /** the signature is by the certificate's key; one certificate comes with it (E_SIG) */
  readonly signature: Check;
  /** the policy accepts the identity in it (E_IDENTITY) */
  readonly identity: Check;
}

export interface CertificateResult {
  readonly checks: CertificateChecks;
  /** whether each check passed, or was skipped because neither policy nor root requires it */
  readonly good: boolean;
  /** what the certificate says, proven or not; absent if it cannot be read */
  readonly certificate?: CertificateSigner;
  /** who signed, proven: present if every check but `identity` holds */
  readonly signer?: CertificateSigner;
  /** the differences from the policy, if it does not accept the signer */
  readonly differences: readonly Difference[];
  /** facts about an accepted signer that people should know */
  readonly warnings: readonly SignerWarning[];
  /** log entries that were verified */
  readonly entries: readonly LogEntry[];
  /** ISO 8601: when it was signed, as far as logs and timestamp authorities prove it */
  readonly times: readonly string[];
  /** the trusted root that the checks were made with */
  readonly root: string;
}

/**
 * Verifies with each root. Returns the result of the first root with which all checks pass, otherwise the best
 * result.
 */
export function verifyCertificateSignature(
  candidate: Signed,
  policy: CertificatePolicy,
): CertificateResult {
  const der = runCheck('E_SIG', () => certificateIn(candidate));
  if (der === undefined) return without('identity', signedByKey, policy);
  if ('state' in der) return without('signature', der, policy);
  const certificate = runCheck('E_CERT', () => readCertificate(der));
  if ('state' in certificate) return without('certificate', certificate, policy);
  let best: CertificateResult | undefined;
  for (const root of policy.roots) {
    const result = verifyWith(root, candidate, certificate, policy);
    if (result.good) return result;
    if (best === undefined || holding(result) > holding(best)) best = result;
  }
  if (best === undefined) throw new RangeError('there is no trusted root');
  return best;
}

const signedByKey = failed(
  'E_IDENTITY',
  'it is signed with a key, but an identity is required: to accept the key, give it (key)',
);

function without(
  which: keyof CertificateChecks,
  check: Check,
  { roots: [root] }: CertificatePolicy,
): CertificateResult {
  const none = skipped('there is no certificate that can be read');
  const all = {
    time: none,
    certificate: none,
    sct: none,
    log: none,
    signature: none,
    identity: none,
  };
  return {
    checks: { ...all, [which]: check },
    ...{ good: false, differences: [], warnings: [], entries: [], times: [] },
    root: root?.source ?? '',
  };
}

function holding({ checks }: CertificateResult): number {
  const holds = Object.values(checks).filter(({ state }) => state !== 'failed').length;
  return holds + (checks.certificate.state === 'passed' ? 10 : 0);
}

function verifyWith(
  root: TrustedRoot,
  candidate: Signed,
  certificate: SigningCertificate,
  policy: CertificatePolicy,
): CertificateResult {
  const { key, der, x509, signer } = certificate;
  const excuse = (asked: 'required' | 'ignored') =>
    asked === 'ignored' ? skipped('the policy ignores it') : excusedBy(root);
  const logExcuse = excuse(policy.transparencyLog);
  const sctExcuse = excuse(policy.sct);

  const signature = checkSignature(candidate, certificate);
  // Also if no entry is required: an entry that verifies proves a time.
  const log = checkLog(candidate, { key, certificate: der, root, now: policy.now });
  const proven = provenTimes(candidate, { key, root, entries: log.entries });
  const times = [...proven.authorities, ...proven.logs];
  const time = runCheck('E_TIME', () => checkTimes(x509, proven, policy));
  const issuer: X509Certificate | Check =
    time.state === 'passed'
      ? runCheck('E_CERT', () => verifyChain(x509, root, times))
      : skipped('there is no time at which the chain could be checked');
  const isIssued = !('state' in issuer);
  const sct =
    sctExcuse ??
    (isIssued
      ? runCheck('E_CERT', () => checkScts(x509, issuer, root))
      : skipped('the issuer of the certificate is not verified'));

  const isProven =
    signature.state === 'passed' &&
    time.state === 'passed' &&
    isIssued &&
    (logExcuse !== undefined || log.check.state === 'passed') &&
    (sctExcuse !== undefined || sct.state === 'passed');
  const asksForOne = isIssued && policy.identities.length > 0;
  const match = asksForOne ? matchIdentity(signer, policy.identities) : undefined;
  const good = isProven && match?.policy !== undefined;
  return {
    checks: {
      time,
      certificate: isIssued ? passed() : issuer,
      sct,
      log: logExcuse ?? log.check,
      signature,
      identity: match?.check ?? unmatched(isIssued),
    },
    good,
    certificate: signer,
    ...(isProven ? { signer } : {}),
    differences: match?.differences ?? [],
    warnings: good && match.policy !== undefined ? warningsAbout(signer, match.policy) : [],
    entries: log.entries,
    times: times.map((one) => one.toISOString()),
    root: root.source,
  };
}

function unmatched(isIssued: boolean): Check {
  return skipped(isIssued ? 'no identity is required' : 'the certificate is not verified');
}

/**
 * An instance without any log, such as GitHub's for private repositories, has a timestamp authority in place of them.
 */
export function excusedBy({ source, logs, material }: TrustedRoot): Check | undefined {
  return logs.length === 0 && material.ctlogs.length === 0
    ? skipped(`${source} names no log of any kind`)
    : undefined;
}

function checkSignature(candidate: Signed, { key }: SigningCertificate): Check {
  return runCheck('E_SIG', () => {
    const { bytes, signature } = readSignedContent(candidate);
    return verifySignature(key, bytes, signature)
      ? passed()
      : failed('E_SIG', 'it was not made with the key of its certificate, or not over these bytes');
  });
}

function checkTimes(
  x509: X509Certificate,
  { authorities, logs, failures }: ProvenTimes,
  { timestamps }: CertificatePolicy,
): Check {
  const [failure] = failures;
  if (timestamps === 'required' && authorities.length === 0) {
    return failure ?? failed('E_TIME', 'it has no RFC 3161 timestamp');
  }
  const times = [...authorities, ...logs];
  if (times.length === 0) {
    const why = failure === undefined ? '' : `: ${failure.message}`;
    return failed(failure?.code ?? 'E_TIME', `nothing proves when it was signed${why}`);
  }
  // Each of them, as sigstore-go does since GHSA-wqqc-jjcq-vfxm.
  const outside = times.find((time) => !x509.validForDate(time));
  if (outside !== undefined) {
    const [from, until] = [x509.notBefore, x509.notAfter].map((date) => date.toISOString());
    const message = `it was signed at ${outside.toISOString()}, and its certificate was valid from ${from} to ${until}`;
    return failed('E_TIME', message);
  }
  const others = failures.map(({ message }) => message).join('; ');
  return passed(others === '' ? undefined : `other timestamps do not count: ${others}`);
}
