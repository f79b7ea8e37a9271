/**
 * Parses image manifests and indexes (image-spec manifest.md, image-index.md; Docker's schema 2).
 *
 * A document must not be readable as both (CVE-2021-41190, threats 20 to 23). So the bytes decide which it
 * is, and the response header must not contradict them.
 */

import { defined } from '../defined.ts';
import { isTrustError, TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import {
  type Annotations,
  type Descriptor,
  readAnnotations,
  readDescriptor,
} from './descriptor.ts';
import { isObject, type JsonObject, type JsonValue, nonEmptyText, parseDocument } from './json.ts';
import { isImageType, isIndexType, mediaTypes } from './media-type.ts';

interface ManifestBase {
  readonly mediaType: string;
  readonly artifactType?: string;
  readonly subject?: Descriptor;
  readonly annotations: Annotations;
}

export interface ImageManifest extends ManifestBase {
  readonly kind: 'image';
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

export interface ImageIndex extends ManifestBase {
  readonly kind: 'index';
  readonly manifests: readonly Descriptor[];
}

export type Manifest = ImageManifest | ImageIndex;

/**
 * Parses a manifest from bytes whose digest was checked. `contentType` is the response header; its
 * parameters are ignored. Throws E_MANIFEST, E_DIGEST or E_LIMIT.
 */
export function parseManifest(bytes: Uint8Array, contentType?: string): Manifest {
  if (bytes.length > limits.manifest) {
    throw new TrustError(
      'E_LIMIT',
      `the manifest has ${bytes.length} bytes; the limit is ${limits.manifest}`,
    );
  }
  const document = readDocument(bytes);
  const mediaType = readMediaType(document, contentType);
  const artifactType = nonEmptyText(document['artifactType']);
  const subject = readSubject(document['subject']);
  const base: ManifestBase = {
    mediaType,
    annotations: readAnnotations(document['annotations'], 'the manifest'),
    ...defined({ artifactType, subject }),
  };
  if (isIndexType(mediaType)) {
    return { ...base, kind: 'index', manifests: readList(document, 'manifests') };
  }
  return {
    ...base,
    kind: 'image',
    config: readDescriptor(document['config'], 'config'),
    layers: readList(document, 'layers'),
  };
}

function readDocument(bytes: Uint8Array): JsonObject {
  try {
    const value = parseDocument(bytes);
    if (isObject(value)) return value;
  } catch (error) {
    throw new TrustError(
      'E_MANIFEST',
      `the manifest is not strict JSON: ${(error as Error).message}`,
      {},
      error,
    );
  }
  throw new TrustError('E_MANIFEST', 'the manifest is not a JSON object');
}

/** An unreadable subject is ignored: it is not needed for the content, and the manifest is not a referrer then. */
function readSubject(value: JsonValue | undefined): Descriptor | undefined {
  try {
    return readDescriptor(value, 'subject');
  } catch (error) {
    if (isTrustError(error, 'E_MANIFEST', 'E_DIGEST')) return undefined;
    throw error;
  }
}

function readMediaType(document: JsonObject, contentType: string | undefined): string {
  const fail = (why: string): never => {
    throw new TrustError('E_MANIFEST', why);
  };
  const header = contentType?.split(';')[0]?.trim().toLowerCase();
  const declared = document['mediaType'] === '' ? undefined : (document['mediaType'] ?? undefined);
  if (document['schemaVersion'] === 1 || isSchema1(declared) || isSchema1(header)) {
    return fail('Docker manifests of schema 1 are not supported: they cannot be signed by digest');
  }
  if (document['schemaVersion'] !== 2) return fail('schemaVersion is not 2');

  const looksLikeIndex = 'manifests' in document;
  const looksLikeImage = 'config' in document || 'layers' in document || 'fsLayers' in document;
  if (looksLikeIndex === looksLikeImage) {
    return fail(
      looksLikeIndex
        ? 'it is both an index and an image manifest'
        : 'it is neither an index nor an image manifest',
    );
  }
  if (declared !== undefined && typeof declared !== 'string')
    return fail('mediaType is not a string');
  const inferred = isKnown(header)
    ? header
    : looksLikeIndex
      ? mediaTypes.index
      : mediaTypes.manifest;
  const mediaType: string = declared ?? inferred;
  if (!isIndexType(mediaType) && !isImageType(mediaType)) {
    return fail(`media type ${JSON.stringify(mediaType.slice(0, 100))} is not supported`);
  }
  if (isIndexType(mediaType) !== looksLikeIndex)
    return fail(`its mediaType is ${mediaType}, but it has the fields of the other kind`);
  if (isKnown(header) && header !== mediaType)
    return fail(`the registry serves it as ${header}, but its mediaType is ${mediaType}`);
  return mediaType;
}

function isKnown(type: string | undefined): type is string {
  return type !== undefined && (isIndexType(type) || isImageType(type));
}

function isSchema1(type: unknown): boolean {
  return type === mediaTypes.dockerSchema1 || type === mediaTypes.dockerSchema1Signed;
}

function readList(document: JsonObject, field: 'manifests' | 'layers'): Descriptor[] {
  // Go writes an empty list as null.
  const list = document[field] ?? [];
  if (!Array.isArray(list)) throw new TrustError('E_MANIFEST', `${field} is not a list`);
  if (list.length > limits.children) {
    throw new TrustError(
      'E_LIMIT',
      `${field} has ${list.length} entries; the limit is ${limits.children}`,
    );
  }
  return list.map((entry, at) => readDescriptor(entry, `${field}[${at}]`));
}
