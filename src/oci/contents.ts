/**
 * What a manifest names, read for a copy. A copy moves bytes: it needs the digests and sizes that a
 * manifest names, and no opinion about its other fields. So this reader takes what `parseManifest`
 * refuses: lists that are null, empty platforms, and the artifact manifests of ORAS and of the release
 * candidates of image-spec 1.1. Nothing that is read here counts as verified.
 */

import { type Annotations, type Descriptor, readDescriptor } from './descriptor.ts';
import { isObject, type JsonObject, type JsonValue, parseJson } from './json.ts';
import { mediaTypes } from './media-type.ts';

export interface Contents {
  /** to push the manifest with */
  readonly mediaType: string;
  readonly artifactType?: string;
  readonly annotations: Annotations;
  readonly subject?: Descriptor;
  readonly config?: Descriptor;
  /** config, layers and blobs */
  readonly blobs: readonly Descriptor[];
  /** children; a document that is an index and an image has them as well as blobs (threat 20) */
  readonly manifests: readonly Descriptor[];
  /** fields that should be descriptors and have no digest or size: `layers[2]` */
  readonly unreadable: readonly string[];
}

/** Never throws. `contentType` is the answer's header; what the document calls itself comes first. */
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
  const { artifactType } = document;
  return {
    mediaType: mediaTypeOf(document, contentType),
    ...(typeof artifactType === 'string' && artifactType !== '' ? { artifactType } : {}),
    annotations: textsIn(document['annotations']),
    ...(subject === undefined ? {} : { subject }),
    ...(config === undefined ? {} : { config }),
    blobs: [...(config === undefined ? [] : [config]), ...all('layers'), ...all('blobs')],
    manifests: all('manifests'),
    unreadable,
  };
}

/** Strict JSON where it is that; otherwise as the readers of other tools take it, who keep the last of two keys. */
function readDocument(bytes: Uint8Array): JsonObject {
  for (const parse of [parseJson, parseAsOthers]) {
    try {
      const value = parse(bytes);
      if (isObject(value)) return value;
    } catch {}
  }
  return {};
}

function parseAsOthers(bytes: Uint8Array): JsonValue {
  return JSON.parse(Buffer.from(bytes).toString('utf8'));
}

function mediaTypeOf(document: JsonObject, contentType: string | undefined): string {
  const { mediaType } = document;
  if (typeof mediaType === 'string' && mediaType !== '') return mediaType;
  const header = contentType?.split(';')[0]?.trim() ?? '';
  // Generic types say nothing about what it is.
  if (header.startsWith('application/vnd.')) return header;
  return 'manifests' in document ? mediaTypes.index : mediaTypes.manifest;
}

/** Digest and size decide; a type that is missing is one that nobody knows. */
function read(value: JsonValue | undefined, field: string, unreadable: string[]): Descriptor[] {
  if (value === undefined || value === null) return [];
  try {
    if (!isObject(value)) throw new TypeError();
    const { mediaType, digest, size, artifactType, data } = value;
    const known = typeof mediaType === 'string' && mediaType !== '';
    const plain: JsonObject = {
      ...{ mediaType: known ? mediaType : 'application/octet-stream', digest, size },
      annotations: textsIn(value['annotations']),
      ...(typeof artifactType === 'string' ? { artifactType } : {}),
      ...(typeof data === 'string' ? { data } : {}),
    };
    return [readDescriptor(plain, field)];
  } catch {
    unreadable.push(field);
    return [];
  }
}

function textsIn(value: JsonValue | undefined): Annotations {
  const texts: Record<string, string> = Object.create(null);
  for (const [key, text] of isObject(value) ? Object.entries(value) : []) {
    if (typeof text === 'string') texts[key] = text;
  }
  return texts;
}
