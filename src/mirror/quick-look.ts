/**
 * Whether there is anything to do, asked cheaply: the target's tag points to the source's digest, and
 * what the source lists as attached, the target lists too (docs/adr/0012-mirror.md). What it does not
 * see is content that a registry lost behind a manifest or list that it still serves: `deep` does.
 */

import { isTrustError, TrustError } from '../error.ts';
import { type ImageTree, readTree } from '../image/tree.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { mediaTypes } from '../oci/media-type.ts';
import { referrersTag } from '../registry/referrer-index.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
import { signaturePredicate } from '../signature/statement.ts';
import { predicateTypeAnnotation } from '../signature/store.ts';
import { attachmentTags } from './attachment-tags.ts';
import { allEnded } from './ended.ts';
import type { Source } from './inventory.ts';
import type { TargetSnapshot } from './snapshot.ts';

/** What the source lists, by digests alone; read once for all targets. */
export interface Lists {
  readonly tree: ImageTree;
  /** signature tags, and what they point to */
  readonly tags: ReadonlyMap<string, Digest>;
  /** by subject; only those that have some */
  readonly referrers: ReadonlyMap<Digest, readonly Descriptor[]>;
}

/** undefined: the source cannot be looked at in this way. */
export async function readLists(source: Source, root: StoredManifest): Promise<Lists | undefined> {
  const look = new Look(source.signatures);
  try {
    const tree = await readTree(source.image, root);
    await allEnded(tree.nodes.map(({ digest }) => look.at(digest)));
    return { tree, tags: look.tags, referrers: look.referrers };
  } catch (error) {
    if (isTrustError(error)) return undefined;
    throw error;
  }
}

/** A longer list costs more than asking for the tags that count. */
const mostTags = 1000;

class Look {
  readonly tags = new Map<string, Digest>();
  readonly referrers = new Map<Digest, readonly Descriptor[]>();
  readonly #signatures: ReadableRepository;
  readonly #seen = new Set<Digest>();
  #names: Promise<ReadonlySet<string>> | undefined;

  constructor(signatures: ReadableRepository) {
    this.#signatures = signatures;
  }

  /** One list of all tags instead of three questions about every digest. */
  async at(subject: Digest): Promise<void> {
    if (this.#seen.has(subject)) return;
    this.#seen.add(subject);
    this.#names ??= tagsOf(this.#signatures);
    const names = await this.#names;
    await allEnded([
      this.#referrersOf(subject, names),
      ...attachmentTags(subject)
        .filter((name) => names.has(name))
        .map((name) => this.#tag(name)),
    ]);
  }

  async #tag(name: string): Promise<void> {
    const digest = (await this.#signatures.manifestHead(name))?.digest;
    if (digest === undefined) throw unclear(`it does not say where ${name} points`);
    this.tags.set(name, digest);
    await this.at(digest);
  }

  async #referrersOf(subject: Digest, names: ReadonlySet<string>): Promise<void> {
    const listed = await this.#signatures.referrers(subject);
    const tagged = listed.source === 'api' && names.has(referrersTag(subject));
    const more = tagged ? await this.#signatures.referrersByTag(subject) : undefined;
    const all = [...listed.descriptors, ...(more?.descriptors ?? [])];
    if (all.length === 0) return;
    this.referrers.set(subject, all);
    await allEnded(all.map(({ digest }) => this.at(digest)));
  }
}

async function tagsOf(repository: ReadableRepository): Promise<ReadonlySet<string>> {
  const tags = new Set<string>();
  for await (const tag of repository.tags()) {
    if (tags.size === mostTags) throw unclear(`it has more than ${mostTags} tags`);
    tags.add(tag);
  }
  return tags;
}

/** Not shown to anybody: everything is looked at instead. */
function unclear(why: string): TrustError {
  return new TrustError('E_LIMIT', why);
}

/** Every index and platform has something that says, in the lists alone, that it is a signature. */
export function saysItIsSigned({ tree, tags, referrers }: Lists): boolean {
  return tree.nodes.every(({ role, digest }) => {
    const [signatures] = attachmentTags(digest);
    const listed = referrers.get(digest) ?? [];
    return role === 'attestation' || tags.has(signatures) || listed.some(saysItIsSignature);
  });
}

function saysItIsSignature({ artifactType, annotations }: Descriptor): boolean {
  if (artifactType === mediaTypes.cosignArtifactSig) return true;
  return annotations[predicateTypeAnnotation] === signaturePredicate;
}

/** What only the target has is nobody's business here. False also where it cannot be found out. */
export async function listsAll(before: TargetSnapshot, lists: Lists): Promise<boolean> {
  try {
    const answers = await allEnded([
      ...[...lists.tags].map(
        async ([name, digest]) => (await before.manifestHead(name))?.digest === digest,
      ),
      ...[...lists.referrers].map(([subject, listed]) => listsReferrers(before, subject, listed)),
    ]);
    return answers.every((same) => same);
  } catch (error) {
    if (isTrustError(error)) return false;
    throw error;
  }
}

async function listsReferrers(
  before: TargetSnapshot,
  subject: Digest,
  wanted: readonly Descriptor[],
): Promise<boolean> {
  const { descriptors, source } = await before.referrers(subject);
  const has = new Set(descriptors.map(({ digest }) => digest));
  if (wanted.every(({ digest }) => has.has(digest))) return true;
  if (source === 'tag') return false;
  const tagged = await before.referrersByTag(subject);
  for (const { digest } of tagged.descriptors) has.add(digest);
  return wanted.every(({ digest }) => has.has(digest));
}
