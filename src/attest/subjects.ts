/** Assigns predicates to the manifests of an image. */

import { TrustError } from '../error.ts';
import type { ImageNode, ImageTree } from '../image/tree.ts';
import { equalPlatforms, formatPlatform, type Platform, samePlatform } from '../oci/platform.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { Predicate } from '../signature/make-bundle.ts';
import { describeNode } from '../verify/finding.ts';
import { buildxSubjects } from './buildx.ts';
import type { Subject } from './subject.ts';

/** A predicate for one platform of an index. */
interface PlatformPredicate {
  readonly platform: Platform;
  readonly predicate: Predicate;
}

/**
 * Where predicates come from.
 * - `manifest`: one, about the manifest that the reference names.
 * - `whole`: one, about the index and each of its platforms.
 * - `platforms`: one for each platform.
 * - `buildx`: the statements in the attestation manifests of the index.
 */
export type Source =
  | { readonly kind: 'manifest' | 'whole'; readonly predicate: Predicate }
  | {
      readonly kind: 'platforms';
      readonly predicates: readonly PlatformPredicate[];
      /** whether platforms may be left out */
      readonly partial: boolean;
    }
  | { readonly kind: 'buildx'; readonly partial: boolean };

/** Throws E_INPUT for a source that does not fit the image, and what buildxSubjects() throws. */
export async function subjectsOf(
  source: Source,
  tree: ImageTree,
  repository: ReadableRepository,
): Promise<readonly Subject[]> {
  switch (source.kind) {
    case 'manifest':
      return [{ node: tree.nodes[0], predicate: source.predicate }];
    case 'whole':
      return tree.nodes
        .filter(({ role }) => role !== 'attestation')
        .map((node) => ({ node, predicate: source.predicate }));
    case 'platforms':
      return onPlatforms(tree, source.predicates, source.partial);
    case 'buildx':
      return buildxSubjects(repository, tree, source.partial);
  }
}

/**
 * Each predicate on its platform. Throws E_INPUT for a platform that the image does not have, that stands for several
 * of its platforms, or, unless `partial`, for a platform of the image without a predicate (threat 181).
 */
function onPlatforms(
  { nodes: [root, ...children] }: ImageTree,
  given: readonly PlatformPredicate[],
  partial: boolean,
): readonly Subject[] {
  if (root.role !== 'index') {
    throw unusable('the image is for one platform and has no index: use predicate');
  }
  const platforms = children.filter(({ role }) => role === 'platform');
  const subjects = given.flatMap(({ platform, predicate }) =>
    nodesOf(platform, platforms).map((node) => ({ node, predicate })),
  );
  const nodes = subjects.map(({ node }) => node);
  const twice = nodes.find((node, at) => nodes.indexOf(node) < at);
  if (twice !== undefined) throw unusable(`there are two predicates for ${describeNode(twice)}`);
  if (!partial) assertComplete(platforms, subjects);
  return subjects;
}

/** An index may list several manifests for one platform; each of them can be pulled, so each is attested. */
function nodesOf(platform: Platform, nodes: readonly ImageNode[]): readonly ImageNode[] {
  const wanted = formatPlatform(platform);
  const isMeant = (one: Platform) => samePlatform(platform, one);
  const found = nodes.filter(({ platforms }) => platforms.some(isMeant));
  const actual = found.flatMap(({ platforms }) => platforms.filter(isMeant));
  const [first] = actual;
  if (first === undefined) {
    const known = nodes.map(describeNode).join(', ');
    throw unusable(`the image has no platform ${wanted} (there are: ${known})`);
  }
  const other = actual.find((one) => !equalPlatforms(first, one));
  if (other === undefined) return found;
  const both = `${formatPlatform(first)} and ${formatPlatform(other)}`;
  throw unusable(`${wanted} matches ${both}: give one of them`);
}

function assertComplete(platforms: readonly ImageNode[], subjects: readonly Subject[]): void {
  const without = platforms.filter((one) => subjects.every(({ node }) => node !== one));
  if (without.length === 0) return;
  const names = without.map(describeNode).join(', ');
  throw unusable(`there is no predicate for ${names}: give one for each platform, or use partial`);
}

function unusable(why: string): TrustError {
  return new TrustError('E_INPUT', `predicate-for: ${why}`);
}
