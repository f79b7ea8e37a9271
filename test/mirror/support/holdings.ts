/** What a target holds, compared with the source in the stores themselves: not with code of ours. */

import assert from 'node:assert/strict';
import { referrersTag, type SandboxRegistry } from '../../../sandbox/registry/index.ts';
import type { Digest } from '../../../src/oci/digest.ts';
import { repository } from './world.ts';

type Registry = Pick<SandboxRegistry, 'store' | 'settings'>;

/** Everything of the source's repository, byte for byte, tagged and listed as there. */
export function assertMirrored(source: Registry, target: Registry, name = repository): void {
  assert.deepEqual(missingAt(source, target, name), []);
}

/** `manifest sha256:…`, `blob …`, `tag …`, `referrer …` for what is not there as it is at the source. */
export function missingAt(source: Registry, target: Registry, name = repository): string[] {
  const from = source.store.repository(name);
  const to = target.store.repository(name);
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

  /** A fallback list is its registry's own. */
  function isListOnly(digest: Digest): boolean {
    const tags = [...from.tags].filter(([, to]) => to === digest).map(([tag]) => tag);
    return tags.length > 0 && tags.every((tag) => lists.has(tag));
  }
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
