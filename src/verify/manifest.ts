/** Verifies one manifest: finds its signatures, and decides whether at least one is good. */

import { accepts } from '../identity/trusted.ts';
import type { ImageNode } from '../image/tree.ts';
import { formatPlatform } from '../oci/platform.ts';
import { sameRepository } from '../oci/reference.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { Candidate } from '../signature/candidate.ts';
import {
  type DiscoverOptions,
  type Discovery,
  discoverByFallbackTag,
  discoverSignatures,
  type OtherArtifact,
} from '../signature/discover.ts';
import type { TrustedSigner } from '../signature/signer.ts';
import { isNotationType } from '../signature/store.ts';
import { checkCandidate } from './candidate.ts';
import { describeNode, finding, manifestFields } from './finding.ts';
import {
  type CheckedSignatures,
  explainFailure,
  type Problem,
  unreadable,
} from './no-signature.ts';
import { outcomeFor } from './outcome.ts';
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

/**
 * cosign accepts any attestation by the key as a signature (cosign-formats.md §3.4); this tool does not (threat 59).
 */
function noSignature({ type }: OtherArtifact): Pick<IgnoredMaterial, 'code' | 'message'> {
  if (isNotationType(type)) {
    const message = 'a Notation signature, not a cosign signature; notation verify can check it';
    return { code: 'E_NOSIG', message };
  }
  const what = type ?? 'an attestation, SBOM or the like';
  return { code: 'E_NOSIG', message: `another artifact (${what}): not a signature` };
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
  const missing = lacking(looked.signatures, policy);
  const problem = looked.good ? undefined : explainFailure(node, looked, missing);
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

/** The result if no signature of this manifest is required: it is neither verified nor rejected. */
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

/** Good ones first, then by the number of passed checks, then by content, so that reports are reproducible. */
function byGoodness(a: SignatureReport, b: SignatureReport): number {
  return (
    passedChecks(b) - passedChecks(a) ||
    a.manifest.localeCompare(b.manifest) ||
    a.id.localeCompare(b.id)
  );
}

function passedChecks({ good, checks }: SignatureReport): number {
  const passed = Object.values(checks).filter(({ state }) => state === 'passed').length;
  return passed + (good ? 10 : 0);
}
