/** Parses content descriptors (image-spec descriptor.md). */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { type Digest, parseDigest } from './digest.ts';
import { isObject, type JsonValue, nonEmptyText, textEntries } from './json.ts';
import { isPlatform, type Platform, readPlatform } from './platform.ts';

export type Annotations = Readonly<Record<string, string>>;

export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  /** bytes */
  readonly size: number;
  readonly annotations: Annotations;
  readonly artifactType?: string;
  readonly platform?: Platform;
  /** embedded content, base64; use it only if it matches the digest (threat 42) */
  readonly data?: string;
}

/**
 * Throws E_MANIFEST or E_DIGEST unless media type, digest and size are valid; `where` names the field in
 * messages. Other fields that are empty, null or of another type count as absent, because Go programs
 * write such values. `urls` are never read (threat 43).
 */
export function readDescriptor(value: JsonValue | undefined, where: string): Descriptor {
  if (!isObject(value)) return malformed(where, 'is not an object');
  const { mediaType, digest, size } = value;
  if (typeof mediaType !== 'string' || mediaType === '')
    return malformed(where, 'has no mediaType');
  if (typeof digest !== 'string') return malformed(where, 'has no digest');
  if (!isCount(size)) return malformed(where, 'has no size, or a negative or fractional one');
  const artifactType = nonEmptyText(value['artifactType']);
  const data = nonEmptyText(value['data']);
  const platform = isObject(value['platform']) ? readPlatform(value['platform']) : {};
  return {
    mediaType,
    digest: parseDigest(digest),
    size,
    annotations: readAnnotations(value['annotations'], where),
    ...(artifactType === undefined ? {} : { artifactType }),
    ...(data === undefined ? {} : { data }),
    // A platform needs both os and architecture.
    ...(isPlatform(platform) ? { platform } : {}),
  };
}

/** The fields of a descriptor in a list of referrers that are used; the rest is read from the manifest. */
export type ReferrerDescriptor = Pick<Descriptor, 'digest' | 'annotations' | 'artifactType'>;

/** Like readDescriptor(), but only the digest is required. */
export function readReferrerDescriptor(
  value: JsonValue | undefined,
  where: string,
): ReferrerDescriptor {
  if (!isObject(value)) return malformed(where, 'is not an object');
  if (typeof value['digest'] !== 'string') return malformed(where, 'has no digest');
  const artifactType = nonEmptyText(value['artifactType']);
  return {
    digest: parseDigest(value['digest']),
    annotations: textEntries(value['annotations']),
    ...(artifactType === undefined ? {} : { artifactType }),
  };
}

/** The annotations whose values are text. Throws E_LIMIT for a huge one (threat 41). */
export function readAnnotations(value: JsonValue | undefined, where: string): Annotations {
  const annotations = textEntries(value);
  if (Object.values(annotations).every(({ length }) => length <= limits.annotation)) {
    return annotations;
  }
  const message = `${where}: an annotation has more than ${limits.annotation} characters`;
  throw new TrustError('E_LIMIT', message);
}

function isCount(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function malformed(where: string, why: string): never {
  throw new TrustError('E_MANIFEST', `${where} ${why}`);
}
