/** Checks that an image is complete: the registry has every listed manifest, and the index has every required platform. */

import { TrustError } from '../error.ts';
import { readChildImage } from '../image/child.ts';
import { readConfigPlatform } from '../image/config.ts';
import type { ImageNode, ImageTree } from '../image/tree.ts';
import type { Digest } from '../oci/digest.ts';
import type { ImageManifest } from '../oci/manifest.ts';
import { isImageType, isIndexType } from '../oci/media-type.ts';
import {
  equalPlatforms,
  formatPlatform,
  isPlatform,
  type Platform,
  type PlatformClaim,
  platformsContradict,
  samePlatform,
} from '../oci/platform.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { finding, findingsFrom, manifestFields } from './finding.ts';
import type { Finding } from './report.ts';

interface Presence {
  readonly absent: ReadonlySet<Digest>;
  readonly findings: readonly Finding[];
}

/** Sends a HEAD request for each child. Nested indexes were already read with the tree. */
export async function checkPresence(
  repository: ReadableRepository,
  { nodes }: ImageTree,
): Promise<Presence> {
  const absent = new Set<Digest>();
  const children = nodes.filter(({ depth, role }) => depth > 0 && role !== 'index');
  const checks = children.map(async (node) => {
    let type: string | undefined;
    const problems = await findingsFrom(
      node,
      async () => {
        const found = await repository.manifestHead(node.digest);
        type = found?.contentType;
        if (found !== undefined) return undefined;
        absent.add(node.digest);
        return missingManifest(node);
      },
      (what) => `could not check whether ${what} exists`,
    );
    return problems.length > 0 ? problems : checkKind(repository, node, type);
  });
  return { findings: (await Promise.all(checks)).flat(), absent };
}

/** An index that is listed as an image would hide its children, because they are not in the tree. */
async function checkKind(
  repository: ReadableRepository,
  node: ImageNode,
  type: string | undefined,
): Promise<readonly Finding[]> {
  const served = type ?? 'unknown';
  // If the types leave a doubt, the bytes decide.
  const isClear = isImageType(served) || (!isImageType(node.mediaType) && !isIndexType(served));
  if (isClear) return [];
  return findingsFrom(node, async () => {
    await readChildImage(repository, node);
    return undefined;
  });
}

export async function manifestExists(
  repository: Pick<ReadableRepository, 'manifestHead'>,
  digest: Digest,
): Promise<boolean> {
  return (await repository.manifestHead(digest)) !== undefined;
}

function missingManifest(node: ImageNode): Finding {
  const what = node.platforms.map(formatPlatform).join(', ') || 'a manifest';
  return finding('E_COVER', `${what} is listed in the index, but the registry does not have it`, {
    advice: 'the copy is incomplete: mirror the image again, or ask the publisher',
    ...manifestFields(node),
  });
}

/** Checks platforms in manifests and configs. Signatures are not read. */
export async function checkContent(
  repository: ReadableRepository,
  tree: ImageTree,
  required: readonly Platform[],
): Promise<Content> {
  if (tree.root.kind === 'image') return checkSingleImage(repository, tree, tree.root, required);
  const findings = await checkPlatforms(repository, tree, required);
  return { findings, warnings: duplicatePlatforms(tree) };
}

interface Content {
  /** only for a single image */
  readonly platform?: Platform;
  readonly findings: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** The index must list every required platform, and the config of each of these images must agree (threats 24, 26, 33). */
async function checkPlatforms(
  repository: ReadableRepository,
  { nodes }: ImageTree,
  required: readonly Platform[],
): Promise<readonly Finding[]> {
  const listed = nodes.filter(({ role }) => role === 'platform');
  if (listed.length === 0) return [finding('E_COVER', 'the index lists no platform')];
  const missing = required.filter(
    (platform) => !listed.some(({ platforms }) => platforms.some(isOneOf([platform]))),
  );
  const compared = await Promise.all(
    listed.map((node) => compareConfig(repository, node, node.platforms.filter(isOneOf(required)))),
  );
  return [...missing.map((platform) => notListed(platform, listed)), ...compared.flat()];
}

function isOneOf(required: readonly Platform[]): (platform: Platform) => boolean {
  return (platform) => required.some((one) => samePlatform(one, platform));
}

function notListed(required: Platform, listed: readonly ImageNode[]): Finding {
  const all = listed.flatMap((node) => node.platforms.map(formatPlatform)).join(', ');
  const platform = formatPlatform(required);
  const message = `${platform} is not in the index, which lists ${all || 'no platform'}`;
  return finding('E_COVER', message, { platform });
}

/** The index may list one manifest for several platforms; only the required ones are compared. */
async function compareConfig(
  repository: ReadableRepository,
  node: ImageNode,
  required: readonly Platform[],
): Promise<readonly Finding[]> {
  if (required.length === 0) return [];
  return findingsFrom(node, async () => {
    const config = await readConfigPlatform(repository, await readChildImage(repository, node));
    if (!required.some((platform) => platformsContradict(platform, config))) return undefined;
    throw new TrustError('E_COVER', `its config says ${formatPlatform(config)}`);
  });
}

/** Warnings, because container engines pull the first entry for a platform and never the others. */
function duplicatePlatforms({ nodes }: ImageTree): readonly Finding[] {
  const listed = nodes.filter(({ role }) => role === 'platform');
  const entries = listed.flatMap(({ digest, platforms }) =>
    platforms.map((platform) => ({ digest, platform })),
  );
  return entries.flatMap(({ digest, platform }, at) => {
    const before = entries.slice(0, at).filter((entry) => equalPlatforms(entry.platform, platform));
    const [first] = before;
    if (first === undefined || before.some((entry) => entry.digest === digest)) return [];
    const name = formatPlatform(platform);
    const message = `${name} is listed more than once: container engines pull the first, ${first.digest}, and not ${digest}`;
    return [finding('E_COVER', message, { severity: 'warning', digest, platform: name })];
  });
}

/** Without an index, only the config names the platform. */
async function checkSingleImage(
  repository: ReadableRepository,
  { nodes: [node] }: ImageTree,
  image: ImageManifest,
  required: readonly Platform[],
): Promise<Content> {
  let config: PlatformClaim = {};
  const problems = await findingsFrom(node, async () => {
    config = await readConfigPlatform(repository, image);
    return undefined;
  });
  const [problem] = problems;
  if (problem !== undefined) {
    return isError(problem, required)
      ? { findings: problems, warnings: [] }
      : { findings: [], warnings: problems.map(asWarning) };
  }
  const platform = isPlatform(config) ? config : undefined;
  const actual = platform === undefined ? 'without a platform' : `for ${formatPlatform(platform)}`;
  const missing = required
    .filter((one) => platform === undefined || !samePlatform(one, platform))
    .map((one) =>
      finding('E_COVER', `${formatPlatform(one)} is required; this is a single image ${actual}`),
    );
  return { findings: missing, warnings: [], ...(platform === undefined ? {} : { platform }) };
}

/** An image without its config is incomplete. An unreadable config matters only if a platform is required. */
function isError({ code }: Finding, required: readonly Platform[]): boolean {
  return required.length > 0 || code === 'E_COVER' || code === 'E_DIGEST';
}

function asWarning(problem: Finding): Finding {
  const message = `${problem.message}; its platform is not known`;
  return { ...problem, message, severity: 'warning' };
}
