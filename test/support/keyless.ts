/** Loads images that cosign signed with certificates of a real Fulcio (test/vectors/keyless-made). */

import { readFileSync } from 'node:fs';
import { putContent, type Target, type VectorCase } from '../../sandbox/images.ts';
import { writeFallbackTags } from '../../sandbox/registry/index.ts';

const folder = new URL('../vectors/keyless-made/', import.meta.url);

export function loadKeyless(
  registry: Target,
  repository: string,
  caseName: string,
): Omit<VectorCase, 'expect'> {
  const cases: VectorCase[] = JSON.parse(readFileSync(new URL('cases.json', folder), 'utf8'));
  const found = cases.find(({ name }) => name === caseName);
  if (found === undefined) throw new Error(`there is no keyless case ${caseName}`);
  const held = registry.store.repository(repository);
  putContent(held, found, folder);
  for (const [tag, digest] of Object.entries(found.tags)) held.tags.set(tag, digest);
  if (registry.settings.referrersApi !== 'on') writeFallbackTags(held);
  return found;
}
