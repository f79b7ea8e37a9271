/** Finds the manifest that container engines pull for each platform. */

import type { Digest } from '../oci/digest.ts';
import { equalPlatforms, type Platform, parsePlatform } from '../oci/platform.ts';
import type { ManifestReport } from './report.ts';

interface Entry {
  readonly name: string;
  readonly platform: Platform | undefined;
  readonly digest: Digest;
}

/** Digests by platform. If several manifests are for one platform, engines pull the first. */
export function platformDigests(
  manifests: readonly Pick<ManifestReport, 'role' | 'platforms' | 'digest'>[],
): Record<string, Digest> {
  const entries: Entry[] = [];
  for (const { role, platforms, digest } of manifests) {
    if (role !== 'platform' && role !== 'image') continue;
    for (const name of platforms) {
      const entry = { name, platform: read(name), digest };
      const first = entries.find((one) => isSame(one, entry));
      if (first === undefined || first.digest === digest) entries.push(entry);
    }
  }
  return Object.fromEntries(entries.map(({ name, digest }) => [name, digest]));
}

function isSame(a: Entry, b: Entry): boolean {
  if (a.platform === undefined || b.platform === undefined) return a.name === b.name;
  return equalPlatforms(a.platform, b.platform);
}

/** Platform names in an index can be any text. */
function read(name: string): Platform | undefined {
  try {
    return parsePlatform(name);
  } catch {
    return undefined;
  }
}
