/** What a target holds, compared with the source in the stores themselves: not with code of ours. */

import assert from 'node:assert/strict';
import {
  type HeldRepository,
  referrersTag,
  type SandboxRegistry,
} from '../../../sandbox/registry/index.ts';
import type { Digest } from '../../../src/oci/digest.ts';
import { repository } from './world.ts';

type Registry = Pick<SandboxRegistry, 'store' | 'settings'>;

/** Everything of the source's repository, byte for byte, tagged and listed as there. */
export function assertMirrored(source: Registry, target: Registry, name = repository): void {
  assert.deepEqual(missingAt(source, target, name), []);
}

/** `manifest sha256:…`, `blob …`, `tag …`, `referrer …` for what is not there, or differs from the source. */
export function missingAt(source: Registry, target: Registry, name = repository): string[] {
  const from = source.store.repository(name);
  const to = target.store.repository(name);
  const named = namedIn(from);
  const missing: string[] = [];
  const lists = new Set([...from.manifests.keys()].map(referrersTag));
  for (const [digest, { bytes, mediaType }] of from.manifests) {
    if (isListOnly(digest)) continue;
    const held = to.manifests.get(digest);
    const same = held?.mediaType === mediaType && Buffer.from(held.bytes).equals(bytes);
    if (!same) missing.push(`manifest ${digest}`);
  }
  for (const [digest, bytes] of from.blobs) {
    if (!to.blobs.has(digest) || !Buffer.from(to.blobs.get(digest) ?? []).equals(bytes)) {
      missing.push(`blob ${digest}`);
    }
  }
  for (const [tag, digest] of from.tags) {
    if (!lists.has(tag) && to.tags.get(tag) !== digest) missing.push(`tag ${tag}`);
  }
  for (const subject of from.subjects) {
    const listed = listedAt(target, subject, name);
    for (const { digest } of from.referrers(subject)) {
      if (!listed.has(digest)) missing.push(`referrer ${digest}`);
    }
  }
  return missing;

  /** A fallback list is its registry's own; so are the lists that it has replaced, which nothing names. */
  function isListOnly(digest: Digest): boolean {
    if (named.has(digest)) return false;
    const tags = [...from.tags].filter(([, to]) => to === digest).map(([tag]) => tag);
    return tags.every((tag) => lists.has(tag));
  }
}

/** What is part of something, or attached to something. */
function namedIn({ manifests }: HeldRepository): ReadonlySet<Digest> {
  const named = [...manifests.values()].flatMap(({ bytes, digest, subject }) => {
    const { manifests: children = [] } = JSON.parse(Buffer.from(bytes).toString());
    const isList = children.some(
      ({ digest }: { digest: Digest }) => manifests.get(digest)?.subject,
    );
    const digests = children.map(({ digest }: { digest: Digest }) => digest);
    return [...(subject === undefined ? [] : [digest]), ...(isList ? [] : digests)];
  });
  return new Set(named);
}

/** By the API where it is on, else under the fallback tag. */
export function listedAt(
  { store, settings }: Registry,
  subject: Digest,
  name = repository,
): ReadonlySet<Digest> {
  const held = store.repository(name);
  if (settings.referrersApi === 'on') {
    return new Set(held.referrers(subject).map(({ digest }) => digest));
  }
  const list = held.manifest(referrersTag(subject));
  const { manifests = [] } = JSON.parse(Buffer.from(list?.bytes ?? '{}').toString());
  return new Set(manifests.map(({ digest }: { digest: Digest }) => digest));
}
