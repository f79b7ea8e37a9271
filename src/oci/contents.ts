/**
 * Reads the descriptors in a manifest, to copy the content. A copy needs only digests and sizes, so this
 * parser accepts what `parseManifest` rejects: null lists, empty platforms, and artifact manifests of
 * ORAS and of release candidates of image-spec 1.1. Never use it to verify.
 */

import { defined } from '../defined.ts';
import { type Annotations, type Descriptor, readDescriptor } from './descriptor.ts';
import {
  isObject,
  type JsonObject,
  type JsonValue,
  nonEmptyText,
  parseJson,
  textEntries,
} from './json.ts';
import { mediaTypes } from './media-type.ts';

export interface Contents {
  /** the media type to push the manifest with */
  readonly mediaType: string;
  readonly artifactType?: string;
  readonly annotations: Annotations;
  readonly subject?: Descriptor;
  readonly config?: Descriptor;
  readonly blobs: readonly Descriptor[];
  /** children of an index; an ambiguous document may have both children and blobs (threat 20) */
  readonly manifests: readonly Descriptor[];
  /** fields that are not valid descriptors: `layers[2]` */
  readonly unreadable: readonly string[];
}

/** Never throws. `contentType` is the response header; a mediaType in the document has priority. */
export function readContents(bytes: Uint8Array, contentType?: string): Contents {
  const document = readDocument(bytes);
  const unreadable: string[] = [];
  const one = (field: string) => read(document[field], field, unreadable);
  const all = (field: string): Descriptor[] => {
    const value = document[field];
    const list: readonly JsonValue[] = Array.isArray(value) ? value : [];
    return list.flatMap((entry, at) => read(entry, `${field}[${at}]`, unreadable));
  };
  const [subject] = one('subject');
  const [config] = one('config');
  const artifactType = nonEmptyText(document['artifactType']);
  return {
    mediaType: mediaTypeOf(document, contentType),
    ...defined({ artifactType }),
    annotations: textEntries(document['annotations']),
    ...defined({ subject, config }),
    blobs: [...(config === undefined ? [] : [config]), ...all('layers'), ...all('blobs')],
    manifests: all('manifests'),
    unreadable,
  };
}

/** Strict JSON if possible; otherwise like other tools, which keep the last of two equal keys. */
function readDocument(bytes: Uint8Array): JsonObject {
  for (const parse of [parseJson, parseLeniently]) {
    try {
      const value = parse(bytes);
      if (isObject(value)) return value;
    } catch {}
  }
  return {};
}

function parseLeniently(bytes: Uint8Array): JsonValue {
  return JSON.parse(Buffer.from(bytes).toString('utf8'));
}

function mediaTypeOf(document: JsonObject, contentType: string | undefined): string {
  const mediaType = nonEmptyText(document['mediaType']);
  if (mediaType !== undefined) return mediaType;
  const header = contentType?.split(';')[0]?.trim() ?? '';
  // Ignores generic types such as application/json.
  if (header.startsWith('application/vnd.')) return header;
  return 'manifests' in document ? mediaTypes.index : mediaTypes.manifest;
}

/** Only digest and size are required. */
function read(value: JsonValue | undefined, field: string, unreadable: string[]): Descriptor[] {
  if (value === undefined || value === null) return [];
  try {
    if (!isObject(value)) throw new TypeError();
    const { digest, size, artifactType, data } = value;
    const mediaType = nonEmptyText(value['mediaType']) ?? 'application/octet-stream';
    const plain: JsonObject = {
      ...{ mediaType, digest, size },
      annotations: textEntries(value['annotations']),
      ...(typeof artifactType === 'string' ? { artifactType } : {}),
      ...(typeof data === 'string' ? { data } : {}),
    };
    return [readDescriptor(plain, field)];
  } catch {
    unreadable.push(field);
    return [];
  }
}
