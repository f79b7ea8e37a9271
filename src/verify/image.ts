/** The report about one image: resolve, read the tree, a verdict for each manifest, coverage. */

import { mapConcurrently } from '../async.ts';
import { isTrustError } from '../error.ts';
import { type ImageTree, readTree } from '../image/tree.ts';
import type { Digest } from '../oci/digest.ts';
import { formatPlatform } from '../oci/platform.ts';
import {
  cosignRepository,
  formatReference,
  type Reference,
  type Repository,
} from '../oci/reference.ts';
import { checkContent, checkPresence } from './coverage.ts';
import { checkReaders } from './demanded-readers.ts';
import { findingOf } from './finding.ts';
import { type ManifestVerdict, type VerdictContext, verdictFor } from './manifest.ts';
import { outcomeFor } from './outcome.ts';
import { readersOf } from './readable.ts';
import type { Finding, ImageReport, ManifestReport } from './report.ts';
import { checkExpectedDigest, compareTag, resolve } from './resolve.ts';
import { compareVersion } from './version.ts';
import { releaseNote } from './webdis.ts';

export interface ImageTask {
  /** as the user wrote it */
  readonly text: string;
  /** names a tag or a digest */
  readonly reference: Reference;
  /** where its signatures live, if neither beside it nor where the policy says */
  readonly signatures?: Repository;
}

export interface ImageContext extends VerdictContext {
  /** called after each manifest */
  readonly onManifest?: (done: number, of: number) => void;
}

/** Never throws for what a registry does: that becomes a finding. */
export async function verifyImage(task: ImageTask, context: ImageContext): Promise<ImageReport> {
  const { repository, policy } = context;
  const findings: Finding[] = [];
  let digest: Digest | undefined;
  let manifests: readonly ManifestReport[] = [];
  let readers = readersOf([]);
  try {
    const stored = await resolve(repository, task.reference);
    digest = stored.digest;
    findings.push(...checkExpectedDigest(stored, policy.digest));
    const tree = await readTree(repository, stored);
    const [verdicts, covered, tag] = await Promise.all([
      verdictsFor(tree, context),
      checkCoverage(tree, context),
      compareTag(repository, task.reference),
    ]);
    const covering = verdicts.map((verdict) => withCoverage(verdict, covered));
    manifests = covering.map(({ report }) => report);
    findings.push(...covering.flatMap((verdict) => verdict.findings), ...covered.findings, ...tag);
    findings.push(...compareVersion(task.reference, manifests[0]));
    const required = covering.filter(({ report }) => report.required);
    readers = readersOf(required.map(({ stand }) => stand));
    findings.push(...checkReaders(policy.requireReadableBy ?? [], required));
  } catch (error) {
    if (!isTrustError(error)) throw error;
    findings.push(findingOf(error));
  }
  findings.push(...releaseNote(task.reference, findings, context.now));
  return toReport(task, digest, { manifests, readers, findings });
}

/** Enough to keep a registry busy; the others' signature manifests need not be in memory yet. */
const manifestsAtOnce = 16;

function verdictsFor({ nodes }: ImageTree, context: ImageContext): Promise<ManifestVerdict[]> {
  let done = 0;
  return mapConcurrently(manifestsAtOnce, nodes, async (node) => {
    const verdict = await verdictFor(node, context);
    done += 1;
    context.onManifest?.(done, nodes.length);
    return verdict;
  });
}

interface Covered {
  readonly findings: readonly Finding[];
  /** children that the registry does not have */
  readonly absent: ReadonlySet<Digest>;
  /** of a single image */
  readonly platform?: string;
}

async function checkCoverage(tree: ImageTree, context: ImageContext): Promise<Covered> {
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

/** What coverage found about a manifest, in its report. */
function withCoverage(verdict: ManifestVerdict, { absent, platform }: Covered): ManifestVerdict {
  const { report, findings } = verdict;
  if (absent.has(report.digest)) {
    // One finding says that it is not there; that nobody signed it is no news then.
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
  { manifests, readers, findings }: Pick<ImageReport, 'manifests' | 'readers' | 'findings'>,
): ImageReport {
  const { registry, path, tag } = reference;
  const name = formatReference(reference);
  const errors = findings.filter(({ severity }) => severity === 'error');
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
    outcome: outcomeFor(errors.map(({ code }) => code)),
    manifests,
    readers,
    findings: findings.map((found) => ({ ...found, image: name })),
  };
}
