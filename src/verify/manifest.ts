/** Verifies one manifest: finds its signatures, and decides whether at least one is good. */

import type { TrustError } from '../error.ts';
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
import { isNotationType } from '../signature/store.ts';
import { checkCandidate } from './candidate.ts';
import { describeNode, finding, manifestFields } from './finding.ts';
import { isUndetermined, outcomeFor } from './outcome.ts';
import type { Policy } from './policy.ts';
import { type Availability, availabilityOf } from './readable.ts';
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

/** Checks and reports all candidates. One good signature is enough. */
export async function verdictFor(
  node: ImageNode,
  context: VerdictContext,
): Promise<ManifestVerdict> {
  const { signatures: repository, discover, policy, now } = context;
  const inImageRepository = sameRepository(repository.name, context.repository.name);
  const check = (candidate: Candidate) => checkCandidate(candidate, node.digest, policy, now);
  const first = await discoverSignatures(repository, node.digest, discover, check);
  const found = summarize(first);
  if (found.good || first.listedByApi === undefined) {
    return conclude(node, found, availabilityOf(first, undefined, inImageRepository), policy);
  }
  const known = first.listedByApi;
  const more = await discoverByFallbackTag(repository, node.digest, discover, check, known);
  return conclude(
    node,
    merge(found, summarize(more)),
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

function summarize({
  candidates,
  unusable,
  otherArtifacts,
  skipped,
}: Discovery<SignatureReport>): CheckedSignatures {
  return {
    good: candidates.some(({ good }) => good),
    signatures: [...candidates].sort(byGoodness),
    ignored: [
      ...unusable.map(({ error: { code, message }, ...where }) => ({ ...where, code, message })),
      ...otherArtifacts.map((one) => ({ ...one, ...noSignature(one) })),
      ...unreadable(skipped),
    ],
    skipped,
    errors: unusable.map(({ error }) => error),
  };
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

function merge(first: CheckedSignatures, second: CheckedSignatures): CheckedSignatures {
  return {
    good: first.good || second.good,
    signatures: [...first.signatures, ...second.signatures].sort(byGoodness),
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
  const problem = looked.good ? undefined : explainFailure(node, looked);
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
): Problem {
  const what = describeNode(node);
  const unread = errors.find(isUndetermined);
  if (unread !== undefined) {
    const message = `the signatures of ${what} could not all be read: ${unread.message}`;
    return { code: unread.code, message, details: unread.details };
  }
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
function firstFailure({
  checks,
  certificate,
}: SignatureReport): readonly Omit<Problem, 'details'>[] {
  const order = [checks.signature, checks.claims, checks.log, checks.time];
  const failure = order.find((check) => check.state === 'failed');
  if (failure === undefined) return [];
  const { code, message, claim } = failure;
  const advice = adviceAbout(claim, certificate);
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
  claim: Failed['claim'],
  certificate: SignatureReport['certificate'],
): string | undefined {
  if (claim === 'annotation') {
    return 'check the annotations that you require; webdis-trust tree shows those that were signed';
  }
  if (certificate === undefined) return undefined;
  return 'ask the publisher who signs: this tool checks keys only; cosign verify checks certificates (--certificate-identity, --certificate-oidc-issuer)';
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
