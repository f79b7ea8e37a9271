/**
 * Verifies one image: resolves the reference, reads the tree, then checks the signatures of every manifest and
 * coverage.
 */

import { mapConcurrently } from '../async.ts';
import { isTrustError } from '../error.ts';
import { type ImageNode, type ImageTree, readTree } from '../image/tree.ts';
import type { Digest } from '../oci/digest.ts';
import { formatPlatform } from '../oci/platform.ts';
import {
  cosignRepository,
  formatReference,
  type Reference,
  type Repository,
} from '../oci/reference.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { Attested, CheckAttestations } from './attestations.ts';
import { checkContent, checkPresence } from './coverage.ts';
import { conclusionOf, finding, findingOf } from './finding.ts';
import { type ManifestVerdict, notAsked, type VerdictContext, verdictFor } from './manifest.ts';
import type { Policy } from './policy.ts';
import { readersOf } from './readable.ts';
import type { Finding, ImageReport, ManifestReport } from './report.ts';
import { checkReaders } from './required-readers.ts';
import { checkExpectedDigest, compareTag, compareVersion, resolve } from './resolve.ts';
import { releaseNote } from './webdis.ts';

export interface ImageTask {
  readonly text: string;
  readonly reference: Reference;
  /** where it is, if that is an image layout; default: on its registry */
  readonly repository?: ReadableRepository;
  /** where its signatures are; default: the policy's repository, otherwise the image's */
  readonly signatures?: Repository;
}

export interface ImageContext extends VerdictContext {
  readonly onManifest?: (done: number, of: number) => void;
  readonly checkAttestations?: CheckAttestations;
}

/** Errors of registries become findings; it does not throw them. */
export async function verifyImage(task: ImageTask, context: ImageContext): Promise<ImageReport> {
  const { repository, policy, checkAttestations } = context;
  if (policy.attestations !== undefined && checkAttestations === undefined) {
    throw new RangeError('the policy asks for attestations, and nothing checks them');
  }
  const findings: Finding[] = [];
  let digest: Digest | undefined;
  let manifests: readonly ManifestReport[] = [];
  let requirements: Attested['requirements'] = [];
  let readers = policy.attestations?.signatures === 'ignored' ? [] : readersOf([]);
  try {
    const stored = await resolve(repository, task.reference);
    digest = stored.digest;
    findings.push(...checkExpectedDigest(stored, policy.digest));
    const tree = await readTree(repository, stored);
    const signatures = verdictsFor(tree, context);
    const [verdicts, covered, tag, attested] = await Promise.all([
      signatures,
      checkCoverage(tree, context),
      compareTag(repository, task.reference),
      checkAttestations?.(tree, context, signatures),
    ]);
    const covering = verdicts
      .map((verdict) => withAttestations(verdict, attested, policy))
      .map((verdict) => withCoverage(verdict, covered));
    requirements = attested?.requirements ?? [];
    findings.push(...(attested?.findings ?? []));
    manifests = covering.map(({ report }) => report);
    findings.push(...covering.flatMap((verdict) => verdict.findings), ...covered.findings, ...tag);
    findings.push(...aboutSigners(manifests));
    findings.push(...compareVersion(task.reference, manifests[0]));
    if (policy.attestations?.signatures !== 'ignored') {
      const required = covering.filter(({ report }) => report.required);
      readers = readersOf(required.map(({ availability }) => availability));
      findings.push(...checkReaders(policy.requireReadableBy ?? [], required));
    }
  } catch (error) {
    if (!isTrustError(error)) throw error;
    findings.push(findingOf(error));
  }
  findings.push(...releaseNote(task.reference, findings, context.now));
  const attestations = requirements.length === 0 ? {} : { attestations: requirements };
  return toReport(task, digest, { manifests, readers, findings, ...attestations });
}

/** Warnings about accepted signers, once for the image. They are no reason to reject. */
function aboutSigners(manifests: readonly ManifestReport[]): readonly Finding[] {
  const good = manifests.flatMap(({ signatures }) => signatures.filter((one) => one.good));
  const messages = new Set(good.flatMap(({ warnings = [] }) => warnings));
  return [...messages].map((message) => finding('E_IDENTITY', message, { severity: 'warning' }));
}

/** Enough to keep a registry busy without holding too many signatures in memory. */
const manifestsAtOnce = 16;

function verdictsFor({ nodes }: ImageTree, context: ImageContext): Promise<ManifestVerdict[]> {
  let done = 0;
  return mapConcurrently(manifestsAtOnce, nodes, async (node) => {
    const verdict = isAsked(node, context) ? await verdictFor(node, context) : notAsked(node);
    done += 1;
    context.onManifest?.(done, nodes.length);
    return verdict;
  });
}

/**
 * Without a demand for signatures, only those of attestation manifests matter, which vouch for statements about
 * platforms.
 */
function isAsked({ role }: ImageNode, { policy: { attestations } }: ImageContext): boolean {
  if (attestations?.signatures !== 'ignored') return true;
  return role === 'attestation' && attestations.requirements.some(({ on }) => on !== 'index');
}

/** Adds what was found to a manifest's report. If no signatures are asked for, that alone is its outcome. */
function withAttestations(
  verdict: ManifestVerdict,
  attested: Attested | undefined,
  { attestations }: Policy,
): ManifestVerdict {
  const { digest } = verdict.node;
  const found = attested?.byManifest.get(digest);
  const added = found === undefined ? verdict.report : { ...verdict.report, attestations: found };
  if (attested === undefined || attestations?.signatures !== 'ignored') {
    return { ...verdict, report: added };
  }
  const results = attested.requirements.flatMap(({ manifests, on, outcome }) =>
    manifests
      .filter((one) => one.digest === digest)
      .map((one) => (on === 'any' ? { outcome, code: undefined } : one)),
  );
  if (results.length === 0) return { ...verdict, report: added };
  const failed =
    results.find(({ outcome }) => outcome === 'rejected') ??
    results.find(({ outcome }) => outcome === 'undetermined');
  const { outcome = 'verified', code = undefined } = failed ?? {};
  const report = { ...added, required: true, outcome, ...(code === undefined ? {} : { code }) };
  return { ...verdict, report };
}

interface Coverage {
  readonly findings: readonly Finding[];
  readonly absent: ReadonlySet<Digest>;
  /** only for a single image */
  readonly platform?: string;
}

async function checkCoverage(tree: ImageTree, context: ImageContext): Promise<Coverage> {
  const { repository, policy } = context;
  const [presence, { findings, warnings, platform }] = await Promise.all([
    checkPresence(repository, tree),
    checkContent(repository, tree, policy.platforms),
  ]);
  return {
    findings: [...presence.findings, ...findings, ...warnings],
    absent: presence.absent,
    ...(platform === undefined ? {} : { platform: formatPlatform(platform) }),
  };
}

/** Adds the results of the coverage check to a manifest's report. */
function withCoverage(verdict: ManifestVerdict, { absent, platform }: Coverage): ManifestVerdict {
  const { report, findings } = verdict;
  if (absent.has(report.digest)) {
    // A missing manifest has its own finding; do not also report that it has no signature.
    const others = report.signatures.length === 0 ? [] : findings;
    const absentReport = { ...report, outcome: 'rejected', code: 'E_NOTFOUND' } as const;
    return { ...verdict, report: absentReport, findings: others };
  }
  if (report.role !== 'image' || platform === undefined) return verdict;
  return { ...verdict, report: { ...report, platforms: [platform] } };
}

function toReport(
  { text, reference }: ImageTask,
  digest: Digest | undefined,
  { findings, ...rest }: Pick<ImageReport, 'manifests' | 'readers' | 'attestations' | 'findings'>,
): ImageReport {
  const { registry, path, tag } = reference;
  const name = formatReference(reference);
  return {
    reference: text,
    name,
    cosignName: cosignRepository(reference) + name.slice(`${registry}/${path}`.length),
    registry,
    repository: path,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined
      ? {}
      : { digest, pinned: formatReference({ registry, path, digest }) }),
    outcome: conclusionOf(findings).outcome,
    ...rest,
    findings: findings.map((found) => ({ ...found, image: name })),
  };
}
