/** Verifies one manifest: finds its signatures, and decides whether at least one is good. */

import type { TrustError } from '../error.ts';
import { inputsFrom } from '../identity/inputs.ts';
import { accepts } from '../identity/trusted.ts';
import type { ImageNode } from '../image/tree.ts';
import { formatPlatform } from '../oci/platform.ts';
import { sameRepository } from '../oci/reference.ts';
import { describeSkipped } from '../registry/referrer-list.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { Candidate } from '../signature/candidate.ts';
import type { Failed } from '../signature/check.ts';
import {
  type DiscoverOptions,
  type Discovery,
  discoverByFallbackTag,
  discoverSignatures,
  type OtherArtifact,
} from '../signature/discover.ts';
import { describeSigner, type TrustedSigner } from '../signature/signer.ts';
import { isNotationType } from '../signature/store.ts';
import { checkCandidate } from './candidate.ts';
import { describeNode, finding, manifestFields } from './finding.ts';
import { isUndetermined, outcomeFor } from './outcome.ts';
import { describeSigners, type Policy } from './policy.ts';
import { type Availability, availabilityOf, emptyAvailability } from './readable.ts';
import type { Finding, IgnoredMaterial, ManifestReport, SignatureReport } from './report.ts';

export interface ManifestVerdict {
  readonly node: ImageNode;
  /** where its signatures are stored, which decides who can read them */
  readonly availability: Availability;
  readonly report: ManifestReport;
  readonly findings: readonly Finding[];
}

export interface VerdictContext {
  readonly policy: Policy;
  readonly now: Date;
  readonly signatures: ReadableRepository;
  readonly repository: ReadableRepository;
  readonly discover: DiscoverOptions;
}

/** Checks and reports all candidates. One good signature is enough, or one by each signer if the policy wants all. */
export async function verdictFor(
  node: ImageNode,
  context: VerdictContext,
): Promise<ManifestVerdict> {
  const { signatures: repository, discover, policy, now } = context;
  const inImageRepository = sameRepository(repository.name, context.repository.name);
  const check = (candidate: Candidate) => checkCandidate(candidate, node.digest, policy, now);
  const first = await discoverSignatures(repository, node.digest, discover, check);
  const found = summarize(first, policy);
  if (found.good || first.listedByApi === undefined) {
    return conclude(node, found, availabilityOf(first, undefined, inImageRepository), policy);
  }
  const known = first.listedByApi;
  const more = await discoverByFallbackTag(repository, node.digest, discover, check, known);
  return conclude(
    node,
    merge(found, summarize(more, policy), policy),
    availabilityOf(first, more, inImageRepository),
    policy,
  );
}

/** The candidates that discovery found, with the results of their checks. */
interface CheckedSignatures {
  readonly good: boolean;
  readonly signatures: readonly SignatureReport[];
  readonly ignored: readonly IgnoredMaterial[];
  /** entries of referrers lists that could not be read */
  readonly skipped: readonly string[];
  readonly errors: readonly TrustError[];
}

function summarize(
  { candidates, unusable, otherArtifacts, skipped }: Discovery<SignatureReport>,
  policy: Policy,
): CheckedSignatures {
  const signatures = [...candidates].sort(byGoodness);
  return {
    good: isEnough(signatures, policy),
    signatures,
    ignored: [
      ...unusable.map(({ error: { code, message }, ...where }) => ({ ...where, code, message })),
      ...otherArtifacts.map((one) => ({ ...one, ...noSignature(one) })),
      ...unreadable(skipped),
    ],
    skipped,
    errors: unusable.map(({ error }) => error),
  };
}

function isEnough(signatures: readonly SignatureReport[], policy: Policy): boolean {
  return signatures.some(({ good }) => good) && lacking(signatures, policy).length === 0;
}

/** The signers of the policy that have not signed, if each must. */
function lacking(signatures: readonly SignatureReport[], policy: Policy): readonly TrustedSigner[] {
  if (policy.requireAllSigners !== true) return [];
  const signers = signatures.flatMap(({ good, signer }) => (good && signer ? [signer] : []));
  return describeSigners(policy).filter(
    (trusted) => !signers.some((signer) => accepts(trusted, signer)),
  );
}

/** cosign accepts any attestation by the key as a signature (cosign-formats.md §3.4); this tool does not (threat 59). */
function noSignature({ type }: OtherArtifact): Pick<IgnoredMaterial, 'code' | 'message'> {
  if (isNotationType(type)) {
    const message = 'a Notation signature, not a cosign signature; notation verify can check it';
    return { code: 'E_NOSIG', message };
  }
  const what = type ?? 'an attestation, SBOM or the like';
  return { code: 'E_NOSIG', message: `another artifact (${what}): not a signature` };
}

function unreadable(skipped: readonly string[]): readonly IgnoredMaterial[] {
  const what = describeSkipped(skipped);
  if (what === undefined) return [];
  const message = `part of the list of referrers cannot be read: ${what}`;
  return [{ store: 'referrers', code: 'E_MANIFEST', message }];
}

function merge(
  first: CheckedSignatures,
  second: CheckedSignatures,
  policy: Policy,
): CheckedSignatures {
  const signatures = [...first.signatures, ...second.signatures].sort(byGoodness);
  return {
    good: isEnough(signatures, policy),
    signatures,
    ignored: [...first.ignored, ...second.ignored],
    skipped: [...first.skipped, ...second.skipped],
    errors: [...first.errors, ...second.errors],
  };
}

function conclude(
  node: ImageNode,
  looked: CheckedSignatures,
  availability: Availability,
  policy: Policy,
): ManifestVerdict {
  const required = node.role !== 'attestation' || policy.attestationManifests === 'required';
  const problem = looked.good ? undefined : explainFailure(node, looked, policy);
  return {
    ...{ node, availability },
    report: {
      digest: node.digest,
      mediaType: node.mediaType,
      role: node.role,
      platforms: node.platforms.map(formatPlatform),
      depth: node.depth,
      required,
      outcome: outcomeFor(problem === undefined ? [] : [problem.code]),
      ...(problem === undefined ? {} : { code: problem.code }),
      signatures: looked.signatures,
      ignored: looked.ignored,
    },
    findings:
      problem === undefined
        ? rebuiltPayloads(node, looked)
        : [findingAbout(node, problem, required)],
  };
}

/**
 * A rebuilt payload matches its digest, so the signature counts (docs/adr/0020). Other tools cannot
 * verify it without the payload, hence the warning.
 */
function rebuiltPayloads(node: ImageNode, { signatures }: CheckedSignatures): readonly Finding[] {
  const [first] = signatures.flatMap(({ good, rebuilt }) => (good && rebuilt ? [rebuilt] : []));
  if (first === undefined) return [];
  const { code, message } = first;
  const what = `the payload of a legacy signature of ${describeNode(node)}`;
  const about = { severity: 'warning', ...manifestFields(node) } as const;
  if (code !== 'E_NOSIG') {
    return [finding(code, `${what} could not be read, and was rebuilt: ${message}`, about)];
  }
  const lacks = `the registry lacks ${what}: it was rebuilt and verified here, and no other tool can verify this signature`;
  const advice = 'the publisher can sign again, or mirror the image again with --deep';
  return [finding('E_COVER', lacks, { ...about, advice })];
}

/** Of a run that asks for no signatures of this manifest: nothing is known, and nothing is claimed. */
export function notAsked(node: ImageNode): ManifestVerdict {
  return {
    node,
    availability: emptyAvailability(true),
    report: {
      ...{ digest: node.digest, mediaType: node.mediaType, role: node.role, depth: node.depth },
      platforms: node.platforms.map(formatPlatform),
      ...{ required: false, outcome: 'undetermined', signatures: [], ignored: [] },
    },
    findings: [],
  };
}

function findingAbout(node: ImageNode, problem: Problem, required: boolean): Finding {
  const { code, message, ...more } = problem;
  const severity = required ? 'error' : 'note';
  return finding(code, message, { ...more, severity, ...manifestFields(node) });
}

type Problem = Pick<Finding, 'code' | 'message' | 'advice' | 'details'>;

/**
 * Why there is no good signature. Undetermined errors come first: a store that could not be read, or a
 * candidate over a limit, may have the good signature. Otherwise the best candidate explains most.
 */
function explainFailure(
  node: ImageNode,
  { signatures, errors, ignored, skipped }: CheckedSignatures,
  policy: Policy,
): Problem {
  const what = describeNode(node);
  const unread = errors.find(isUndetermined);
  if (unread !== undefined) {
    const message = `the signatures of ${what} could not all be read: ${unread.message}`;
    return { code: unread.code, message, details: unread.details };
  }
  const missing = lacking(signatures, policy);
  if (signatures.some(({ good }) => good)) return unsignedBy(node, what, missing);
  const failures = signatures.flatMap(firstFailure);
  const failed = failures.find(isUndetermined) ?? failures[0];
  if (failed !== undefined) {
    const others = signatures.length > 1 ? ` (the best of ${signatures.length} candidates)` : '';
    const message = `${what} has signatures, but none that counts: ${failed.message}${others}`;
    return { ...failed, message };
  }
  const broken = errors[0];
  if (broken !== undefined) {
    const message = `the signature material of ${what} is unusable: ${broken.message}`;
    return { code: broken.code, message, details: broken.details };
  }
  if (ignored.some(({ type }) => isNotationType(type))) return signedByNotation(node, what);
  const but = unreadable(skipped)
    .map(({ message }) => `; ${message}`)
    .join('');
  return node.depth === 0 ? unsignedRoot(what, but) : unsignedChild(what, but);
}

function signedByNotation(node: ImageNode, what: string): Problem {
  return {
    code: node.depth === 0 ? 'E_NOSIG' : 'E_COVER',
    message: `${what} carries a Notation signature, and none that cosign made`,
    advice: 'verify it with notation verify, or ask the publisher to sign it with cosign as well',
  };
}

function unsignedBy(node: ImageNode, what: string, missing: readonly TrustedSigner[]): Problem {
  const names = missing.map(describeSigner).join(' and by ');
  return {
    code: node.depth === 0 ? 'E_NOSIG' : 'E_COVER',
    message: `${what} has a signature that counts, and none by ${names}: each signer must have signed`,
    advice: 'ask the publisher to sign with both, or leave out require-all-signers',
  };
}

function unsignedRoot(what: string, but: string): Problem {
  return {
    code: 'E_NOSIG',
    message: `${what} carries no signature${but}`,
    advice: 'do not run it; ask the publisher whether this tag was signed, and where',
  };
}

function unsignedChild(what: string, but: string): Problem {
  return {
    code: 'E_COVER',
    message: `${what} carries no signature${but}`,
    advice: 'the publisher can sign index and platforms together with cosign sign --recursive',
  };
}

/** The failed check that explains most; empty if all passed. */
export function firstFailure({
  checks,
  certificate,
}: Pick<SignatureReport, 'checks' | 'certificate'>): readonly Omit<Problem, 'details'>[] {
  const { signature, claims, log, time, certificate: chain, sct, identity } = checks;
  const order = [signature, claims, log, time, chain, sct, identity];
  const failure = order.find((check): check is Failed => check?.state === 'failed');
  if (failure === undefined) return [];
  const { code, message } = failure;
  const advice = adviceAbout(failure, certificate);
  return [
    {
      // For a signature, E_KEY is not an input error but evidence of a wrong signer.
      code: code === 'E_KEY' ? 'E_SIG' : code,
      message,
      ...(advice === undefined ? {} : { advice }),
    },
  ];
}

function adviceAbout(
  { code, claim }: Failed,
  certificate: SignatureReport['certificate'],
): string | undefined {
  if (claim === 'annotation') {
    return 'check the annotations that you require; webdis-trust tree shows those that were signed';
  }
  if (certificate === undefined || (code !== 'E_KEY' && code !== 'E_IDENTITY')) return undefined;
  if (!certificate.proven) {
    return 'ask the publisher who signs; for a private Sigstore instance, give its trusted root (trusted-root)';
  }
  const inputs = inputsFrom(certificate).map(({ name, value }) => `${name}: ${value}`);
  return inputs.length === 0
    ? undefined
    : `if this is who should sign, ask for this signer: ${inputs.join(' and ')}`;
}

/** Good ones first, then by the number of passed checks, then by content, so that reports are reproducible. */
function byGoodness(a: SignatureReport, b: SignatureReport): number {
  return (
    passedChecks(b) - passedChecks(a) ||
    a.manifest.localeCompare(b.manifest) ||
    a.identity.localeCompare(b.identity)
  );
}

function passedChecks({ good, checks }: SignatureReport): number {
  const passed = Object.values(checks).filter(({ state }) => state === 'passed').length;
  return passed + (good ? 10 : 0);
}
