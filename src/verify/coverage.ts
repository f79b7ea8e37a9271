/** Coverage: everything that the index lists is there, and every platform that is wanted is listed. */

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

/** A HEAD for each child; nested indexes were read with the tree. */
export async function checkPresence(
  repository: ReadableRepository,
  { nodes }: ImageTree,
): Promise<Presence> {
  const absent = new Set<Digest>();
  const children = nodes.filter(({ depth, role }) => depth > 0 && role !== 'index');
  const looks = children.map(async (node) => {
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
      (what) => `whether ${what} is there could not be found out`,
    );
    return problems.length > 0 ? problems : checkKind(repository, node, type);
  });
  return { findings: (await Promise.all(looks)).flat(), absent };
}

/** An index that is listed as something else would hide its children: they are not part of the tree. */
async function checkKind(
  repository: ReadableRepository,
  node: ImageNode,
  type: string | undefined,
): Promise<readonly Finding[]> {
  const shownAs = type ?? 'unknown';
  // Which of them a registry names by another type, or by none, only its bytes tell.
  const isClear = isImageType(shownAs) || (!isImageType(node.mediaType) && !isIndexType(shownAs));
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

/** Whether the image is what is wanted, as far as manifests and configs tell: no signature is looked at. */
export async function checkContent(
  repository: ReadableRepository,
  tree: ImageTree,
  wanted: readonly Platform[],
): Promise<Content> {
  if (tree.root.kind === 'image') return checkSingleImage(repository, tree, tree.root, wanted);
  const findings = await checkPlatforms(repository, tree, wanted);
  return { findings, warnings: duplicatePlatforms(tree) };
}

interface Content {
  /** of a single image */
  readonly platform?: Platform;
  readonly findings: readonly Finding[];
  /** they decide nothing */
  readonly warnings: readonly Finding[];
}

/** The platforms of an index: those that are wanted are there, and their images' configs agree (threats 24, 26, 33). */
async function checkPlatforms(
  repository: ReadableRepository,
  { nodes }: ImageTree,
  wanted: readonly Platform[],
): Promise<readonly Finding[]> {
  const listed = nodes.filter(({ role }) => role === 'platform');
  if (listed.length === 0) return [finding('E_COVER', 'the index lists no platform')];
  const asked = listed.map((node) => ({ node, as: node.platforms.filter(isOneOf(wanted)) }));
  const missing = wanted.filter(
    (platform) => !listed.some(({ platforms }) => platforms.some(isAlso(platform))),
  );
  const compared = await Promise.all(
    asked.filter(({ as }) => as.length > 0).map((one) => compareConfig(repository, one)),
  );
  return [...missing.map((platform) => notListed(platform, listed)), ...compared.flat()];
}

function isAlso(wanted: Platform): (platform: Platform) => boolean {
  return (platform) => samePlatform(wanted, platform);
}

function isOneOf(wanted: readonly Platform[]): (platform: Platform) => boolean {
  return (platform) => wanted.some((one) => samePlatform(one, platform));
}

function notListed(platform: Platform, listed: readonly ImageNode[]): Finding {
  const all = listed.flatMap((node) => node.platforms.map(formatPlatform)).join(', ');
  const wanted = formatPlatform(platform);
  return finding('E_COVER', `${wanted} is not in the index, which lists ${all || 'no platform'}`, {
    platform: wanted,
  });
}

/** One manifest may be listed for several platforms: it is held against those that were asked for. */
function compareConfig(
  repository: ReadableRepository,
  { node, as }: { readonly node: ImageNode; readonly as: readonly Platform[] },
): Promise<readonly Finding[]> {
  return findingsFrom(node, async () => {
    const config = await readConfigPlatform(repository, await readChildImage(repository, node));
    if (!as.some((platform) => platformsContradict(platform, config))) return undefined;
    throw new TrustError('E_COVER', `its config says ${formatPlatform(config)}`);
  });
}

/** Warnings: container engines take the first entry that fits, and never pull the others for that platform. */
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
    const message = `${name} is listed more than once: ${first.digest} comes first and is what gets pulled, ${digest} is another`;
    return [finding('E_COVER', message, { severity: 'warning', digest, platform: name })];
  });
}

/** A single image has no index to say what it is: its config does. */
async function checkSingleImage(
  repository: ReadableRepository,
  { nodes: [node] }: ImageTree,
  image: ImageManifest,
  wanted: readonly Platform[],
): Promise<Content> {
  let config: PlatformClaim = {};
  const problems = await findingsFrom(node, async () => {
    config = await readConfigPlatform(repository, image);
    return undefined;
  });
  const [problem] = problems;
  if (problem !== undefined) {
    return decides(problem, wanted)
      ? { findings: problems, warnings: [] }
      : { findings: [], warnings: problems.map(asWarning) };
  }
  const platform = isPlatform(config) ? config : undefined;
  const is = platform === undefined ? 'of no platform' : `for ${formatPlatform(platform)}`;
  const missing = wanted
    .filter((want) => platform === undefined || !samePlatform(want, platform))
    .map((want) =>
      finding('E_COVER', `${formatPlatform(want)} is wanted; this is a single image ${is}`),
    );
  return { findings: missing, warnings: [], ...(platform === undefined ? {} : { platform }) };
}

/** Without its config an image is not whole. What the config says matters to whoever asks for a platform. */
function decides({ code }: Finding, wanted: readonly Platform[]): boolean {
  return wanted.length > 0 || code === 'E_COVER' || code === 'E_DIGEST';
}

function asWarning(problem: Finding): Finding {
  const message = `${problem.message}; its platform is not known`;
  return { ...problem, message, severity: 'warning' };
}
