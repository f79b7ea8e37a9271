/** Runs all checks on one candidate: claims, signature, log and time, and for a certificate who signed. */

import { defined } from '../defined.ts';
import { identitySignerOf } from '../identity/trusted.ts';
import { type CertificateResult, verifyCertificateSignature } from '../identity/verify.ts';
import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';
import { parseBundle } from '../signature/bundle.ts';
import { type Candidate, type Signed, signatureId } from '../signature/candidate.ts';
import { certificateNames } from '../signature/certificate.ts';
import { type Check, type Failed, failed, passed, skipped } from '../signature/check.ts';
import { checkClaims } from '../signature/claims.ts';
import type { VerificationKey } from '../signature/key.ts';
import { parsePayload } from '../signature/payload.ts';
import { envelopeOf } from '../signature/signed-content.ts';
import { shortSubject, signerOf } from '../signature/signer.ts';
import { parseStatement } from '../signature/statement.ts';
import { checkSignature, hasCertificate } from '../signature/verify.ts';
import type { LogEntry } from '../transparency/entry.ts';
import { checkLog, type LogResult } from '../transparency/log.ts';
import { checkTime, provenTimes } from '../transparency/time.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';
import type { Policy } from './policy.ts';
import type { CertificateNames, SignatureReport } from './report.ts';
import { SameContent } from './same-content.ts';

/** By policy, which is one object in a run. */
const sameContent = new SameContent<Made>();

export function checkCandidate(
  candidate: Candidate,
  subject: Digest,
  policy: Policy,
  now: Date,
): SignatureReport {
  const claims = checkClaims(candidate, { ...policy, subject });
  const { checks, good, signer, entries, times, ...named } = sameContent.once(
    policy,
    candidate,
    () => checkMaker(candidate, policy, now),
  );
  return {
    format: candidate.format,
    store: candidate.store,
    manifest: candidate.manifest,
    id: signatureId(candidate),
    good: good && claims.state === 'passed',
    checks: { claims, ...checks },
    ...rebuiltPayload(candidate),
    ...(signer === undefined ? { annotations: {} } : { signer, ...readClaims(candidate, subject) }),
    ...named,
    logEntries: entries,
    ...(good && asksForAge(policy) ? signedAt(times()) : {}),
  };
}

/** With a policy without signers, `tree` finds out who made a signature, whether with a key or a certificate. */
function asksForKey({ keys, identities }: Policy): boolean {
  return keys.length > 0 || identities.length === 0;
}

function asksForAge({ attestations }: Policy): boolean {
  return attestations?.requirements.some(({ maxAge }) => maxAge !== undefined) === true;
}

/** The earliest time, as reports have it. */
export function signedAt(times: readonly string[]): { readonly signed?: string } {
  const [signed] = times.toSorted();
  return defined({ signed });
}

/** Who made it: everything but what it says about the image. */
export function checkMaker(candidate: Signed, policy: Policy, now: Date): Made {
  const signature = asksForKey(policy) ? checkSignature(candidate, policy.keys) : undefined;
  return signature?.key === undefined
    ? byCertificate(candidate, signature?.check ?? noKeyAsked, policy, now)
    : byKey(candidate, signature.key, policy, now);
}

/** The result of the checks of who made a signature. */
interface Made
  extends Pick<SignatureReport, 'signer' | 'certificate' | 'trustedRoot' | 'warnings' | 'good'> {
  readonly checks: Omit<SignatureReport['checks'], 'claims'>;
  readonly entries: readonly LogEntry[];
  /** ISO 8601: when it was made, as far as logs and timestamp authorities prove it */
  readonly times: () => readonly string[];
}

function rebuiltPayload(candidate: Candidate): Pick<SignatureReport, 'rebuilt'> {
  if (candidate.format !== 'legacy' || candidate.rebuilt === undefined) return {};
  const { code, message } = candidate.rebuilt;
  return { rebuilt: { code, message } };
}

/**
 * Checks with each root. Returns the first result in which all checks pass, otherwise the first with a good log
 * entry.
 */
function byKey(candidate: Signed, key: VerificationKey, policy: Policy, now: Date): Made {
  const all: Made[] = [];
  for (const root of policy.trustedRoots) {
    const made = byKeyWith(root, candidate, key, policy, now);
    if (made.good) return made;
    all.push(made);
  }
  const best = all.find(({ checks }) => checks.log.state === 'passed') ?? all[0];
  if (best === undefined) throw new RangeError('there is no trusted root');
  return best;
}

/** Log and time may be skipped, but only if the policy ignores them. */
function byKeyWith(
  root: TrustedRoot,
  candidate: Signed,
  key: VerificationKey,
  { transparencyLog, timestamps }: Policy,
  now: Date,
): Made {
  const log: LogResult =
    transparencyLog === 'ignored'
      ? { check: skipped('the policy ignores the transparency log'), entries: [] }
      : checkLog(candidate, { key, root, now });
  const time = checkTime(candidate, { key, root, entries: log.entries, timestamps });
  const good =
    (log.check.state === 'passed' || transparencyLog === 'ignored') &&
    (time.state === 'passed' || (time.state === 'skipped' && timestamps === 'ignored'));
  return {
    checks: { log: log.check, signature: passed(), time },
    ...{ good, signer: signerOf(key), entries: log.entries },
    times: () => {
      const proven = provenTimes(candidate, { key, root, entries: log.entries });
      return [...proven.authorities, ...proven.logs].map((one) => one.toISOString());
    },
  };
}

const noKeyAsked = skipped('no key is required');

/** A log entry names the key, so without the key that signed, there is nothing to compare it with. */
const noKey = skipped('none of the keys made this signature');

/**
 * For a signature that no key made. Its certificate is verified where only keys are asked for, too: then the report
 * can say who signed, and the signature does not count.
 *
 * @param byKeys the result of the keys
 */
function byCertificate(candidate: Signed, byKeys: Check, policy: Policy, now: Date): Made {
  const { keys, identities, trustedRoots: roots, transparencyLog, sct, timestamps } = policy;
  const unmade: Made = {
    checks: { log: noKey, signature: byKeys, time: noKey },
    ...{ good: false, entries: [], times: () => [] },
  };
  const isCertified = hasCertificate(candidate);
  if (!isCertified && keys.length > 0) return unmade;
  const asked = { identities, roots, transparencyLog, sct, timestamps, now };
  const found = verifyCertificateSignature(candidate, asked);
  const certificate = namedBy(found) ?? unprovenNames(candidate);
  const named = certificate === undefined ? {} : { certificate };
  if (identities.length === 0) {
    const signature = certificate?.proven === true ? byIdentity(certificate) : byKeys;
    return { ...unmade, checks: { ...unmade.checks, signature }, ...named };
  }
  const signer = found.good && found.certificate ? identitySignerOf(found.certificate) : undefined;
  return {
    checks: found.checks,
    good: found.good && signer !== undefined,
    entries: found.entries,
    times: () => found.times,
    ...(found.warnings.length === 0
      ? {}
      : { warnings: found.warnings.map(({ message }) => message) }),
    ...(found.certificate === undefined ? {} : { trustedRoot: found.root }),
    ...(signer === undefined ? named : { signer }),
  };
}

function byIdentity({ subject, issuer }: CertificateNames): Check {
  const whole = issuer === undefined ? subject : `${subject}, issuer ${issuer}`;
  const by = `signed by ${shortSubject(subject)}, as its certificate proves (${whole})`;
  return failed('E_KEY', `${by}; a key is required, not an identity`);
}

function namedBy({ certificate, signer, checks }: CertificateResult): CertificateNames | undefined {
  if (certificate === undefined) return undefined;
  const { identity: subject, issuer, claims } = certificate;
  const named = { subject, ...defined({ issuer }), claims };
  if (signer !== undefined) return { ...named, proven: true };
  const order = [checks.signature, checks.log, checks.time, checks.certificate, checks.sct];
  const failure = order.find((check): check is Failed => check.state === 'failed');
  return { ...named, proven: false, ...defined({ why: failure?.message }) };
}

function unprovenNames(candidate: Signed): CertificateNames | undefined {
  const names = certificateNames(candidate);
  return names && { ...names, proven: false };
}

type Claims = Pick<SignatureReport, 'dockerReference' | 'annotations'>;

/**
 * Reads the claims for the report. Call it only for signatures by an accepted signer: other claims are not reported.
 */
function readClaims(candidate: Candidate, subject: Digest): Claims {
  try {
    return candidate.format === 'legacy'
      ? ofPayload(candidate.payload)
      : ofStatement(envelopeOf(parseBundle(candidate.bytes)).payload, subject);
  } catch {
    // Malformed: the claims check reports why.
    return { annotations: {} };
  }
}

function ofPayload(bytes: Uint8Array): Claims {
  const { critical, optional } = parsePayload(bytes);
  return {
    dockerReference: critical.identity['docker-reference'],
    annotations: texts(optional),
  };
}

/** Only the annotations of this subject. */
function ofStatement(bytes: Uint8Array, subject: Digest): Claims {
  const hex = digestHex(subject);
  const own = parseStatement(bytes).subject.find(
    ({ digest }) => digest.get(digestAlgorithm(subject)) === hex,
  );
  return { annotations: texts(own?.annotations ?? []) };
}

/** Annotations may have other types: skopeo signs its timestamp as a number. */
function texts(entries: Iterable<readonly [string, unknown]>): Record<string, string> {
  return Object.fromEntries(
    [...entries].map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
