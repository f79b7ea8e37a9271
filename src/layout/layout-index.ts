/**
 * Parses and changes index.json (image-layout.md, "index.json"), which lists the manifests and tags of a
 * layout. Unknown fields, entries and annotations are preserved.
 */

import { isTrustError, TrustError } from '../error.ts';
import { type Descriptor, readDescriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { goJson } from '../oci/go-json.ts';
import { isObject, type JsonObject, type JsonValue, parseDocument } from '../oci/json.ts';
import { mediaTypes } from '../oci/media-type.ts';
import { isTag, parseReference } from '../oci/reference.ts';

const refName = 'org.opencontainers.image.ref.name';
/** Written by containerd and Docker; always a full reference. */
const imageName = 'io.containerd.image.name';

/** A new entry, without its tag. */
export type ManifestEntry = Pick<Descriptor, 'mediaType' | 'digest' | 'size'>;

/** Immutable: methods that change it return a new index, or the same one if nothing changes. */
export class LayoutIndex {
  readonly #document: JsonObject;
  readonly #entries: readonly JsonValue[];
  /** the valid entries; invalid ones are preserved, but ignored */
  readonly descriptors: readonly Descriptor[];

  private constructor(document: JsonObject, entries: readonly JsonValue[]) {
    this.#document = document;
    this.#entries = entries;
    this.descriptors = entries.flatMap(readEntry);
  }

  static readonly empty = new LayoutIndex({ schemaVersion: 2, mediaType: mediaTypes.index }, []);

  /** Throws E_MANIFEST for anything but an image index, and for ambiguous documents (threat 20). */
  static parse(bytes: Uint8Array): LayoutIndex {
    const document = readJson(bytes);
    if (!isObject(document)) return malformed('it is not an object');
    const { schemaVersion, mediaType, manifests } = document;
    if (schemaVersion !== 2) return malformed('its schemaVersion is not 2');
    // Go reads null and "" as absent.
    if ((mediaType || mediaTypes.index) !== mediaTypes.index)
      return malformed('it is not an image index');
    if ('config' in document || 'layers' in document) return malformed('it is also an image');
    if (manifests === null) return new LayoutIndex(document, []); // Go's empty list
    if (!Array.isArray(manifests)) return malformed('it has no list of manifests');
    return new LayoutIndex(document, manifests);
  }

  toBytes(): Uint8Array {
    return Buffer.from(goJson({ ...this.#document, manifests: this.#entries }));
  }

  /** The tags, each once. Names that are not tags, such as full references, are not included. */
  tags(): string[] {
    const names = this.descriptors.map(({ annotations }) => annotations[refName] ?? '');
    return [...new Set(names)].filter(isTag);
  }

  /** Throws E_MANIFEST if two manifests have the tag: readers differ in which one they use. */
  tagged(tag: string): Descriptor | undefined {
    const [first, ...rest] = this.descriptors.filter((entry) => entry.annotations[refName] === tag);
    if (rest.every(({ digest }) => digest === first?.digest)) return first;
    return malformed(`two manifests have the tag ${tag}`);
  }

  /**
   * Like `tagged`, but if no manifest has the tag, also finds full references with this tag, which podman
   * and Docker write. Throws E_MANIFEST if it finds two manifests.
   */
  findByName(tag: string): Descriptor | undefined {
    const exact = this.tagged(tag);
    if (exact !== undefined) return exact;
    const found = this.descriptors.filter((entry) => tagsOfReferences(entry).includes(tag));
    const [first, ...rest] = found;
    if (rest.every(({ digest }) => digest === first?.digest)) return first;
    const names = found.flatMap((entry) => referencesOf(entry)).join(' and ');
    return malformed(`two manifests have the tag ${tag} (${names}); use a digest instead`);
  }

  /** Like `tags`, with the tags of full references. */
  allTags(): string[] {
    return [...new Set([...this.tags(), ...this.descriptors.flatMap(tagsOfReferences)])];
  }

  entry(digest: Digest): Descriptor | undefined {
    return this.descriptors.find((entry) => entry.digest === digest);
  }

  /** Adds an entry for this manifest if there is none. */
  withManifest(named: ManifestEntry): LayoutIndex {
    if (this.entry(named.digest) !== undefined) return this;
    return this.#with([...this.#entries, plain(named)]);
  }

  /** Moves the tag to this manifest. The entry that had it before is kept without the tag. */
  withTag(tag: string, named: ManifestEntry): LayoutIndex {
    const before = this.#entries.filter((entry) => tagOf(entry) === tag);
    if (before.length === 1 && digestIn(before[0]) === named.digest) return this;
    const freed = this.#entries.map((entry) => (tagOf(entry) === tag ? untagged(entry) : entry));
    const at = freed.findIndex(
      (entry) => digestIn(entry) === named.digest && tagOf(entry) === undefined,
    );
    if (at < 0) return this.#with(withoutCopies([...freed, withName(plain(named), tag)]));
    return this.#with(withoutCopies(freed.with(at, withName(freed[at] ?? null, tag))));
  }

  /** Removes the entries of this manifest that have no tag. */
  withoutUntagged(digest: Digest): LayoutIndex {
    const gone = (entry: JsonValue) => digestIn(entry) === digest && tagOf(entry) === undefined;
    return this.#with(this.#entries.filter((entry) => !gone(entry)));
  }

  #with(entries: readonly JsonValue[]): LayoutIndex {
    return new LayoutIndex(this.#document, entries);
  }
}

/** All names of an entry: tags and full references. */
export function namesOf({ annotations }: Descriptor): string[] {
  return [annotations[refName], annotations[imageName]].flatMap((name) => name || []);
}

function referencesOf(entry: Descriptor): string[] {
  return namesOf(entry).filter((name) => !isTag(name));
}

function tagsOfReferences(entry: Descriptor): string[] {
  return referencesOf(entry).flatMap((text) => {
    try {
      return parseReference(text).tag ?? [];
    } catch (error) {
      if (isTrustError(error, 'E_REF', 'E_DIGEST')) return [];
      throw error;
    }
  });
}

function readEntry(entry: JsonValue): Descriptor[] {
  try {
    return [readDescriptor(entry, 'index.json')];
  } catch (error) {
    if (isTrustError(error, 'E_MANIFEST', 'E_DIGEST')) return [];
    throw error;
  }
}

function plain({ mediaType, digest, size }: ManifestEntry): JsonObject {
  return { mediaType, digest, size };
}

function annotationsOf(entry: JsonValue): JsonObject {
  const annotations = isObject(entry) ? entry['annotations'] : undefined;
  return isObject(annotations) ? annotations : {};
}

function tagOf(entry: JsonValue): JsonValue | undefined {
  return annotationsOf(entry)[refName];
}

function digestIn(entry: JsonValue | undefined): string | undefined {
  const digest = isObject(entry) ? entry['digest'] : undefined;
  return typeof digest === 'string' ? digest : undefined;
}

function withName(entry: JsonValue, tag: string): JsonValue {
  if (!isObject(entry)) return entry;
  return { ...entry, annotations: { ...annotationsOf(entry), [refName]: tag } };
}

function untagged(entry: JsonValue): JsonValue {
  if (!isObject(entry)) return entry;
  const { annotations: _, ...rest } = entry;
  const { [refName]: __, ...annotations } = annotationsOf(entry);
  return Object.keys(annotations).length === 0 ? rest : { ...rest, annotations };
}

/** Removes plain entries of manifests that have another entry. */
function withoutCopies(entries: readonly JsonValue[]): readonly JsonValue[] {
  return entries.filter((entry, at) => {
    const fields = isObject(entry) ? Object.keys(entry).sort().join() : '';
    if (fields !== 'digest,mediaType,size') return true;
    return !entries.some((other, i) => i !== at && digestIn(other) === digestIn(entry));
  });
}

function readJson(bytes: Uint8Array): JsonValue {
  try {
    return parseDocument(bytes);
  } catch (error) {
    return malformed((error as Error).message);
  }
}

function malformed(why: string): never {
  throw new TrustError('E_MANIFEST', `index.json of the layout cannot be read: ${why}`);
}
