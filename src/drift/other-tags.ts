/**
 * Checks the tags that are no release of the ledger. Each must point to a release that its name stands for, or
 * to an image that is signed. This finds an attacker who can push tags and has no key.
 */

import { mapConcurrently } from '../async.ts';
import { isTrustError } from '../error.ts';
import type { Ledger, Release } from '../ledger/ledger.ts';
import type { Digest } from '../oci/digest.ts';
import { digestOfTag } from '../registry/manifests.ts';
import type { Signer } from '../signature/signer.ts';
import { finding, findingOf } from '../verify/finding.ts';
import type { CommandContext } from '../verify/mirror-command.ts';
import type { Finding } from '../verify/report.ts';
import { moveTag } from './commands.ts';
import { missingTags } from './missing-tags.ts';
import type { CheckResult, Obstacle } from './obstacles.ts';
import type { CheckedRegistry } from './registry.ts';
import { ReleaseCache } from './release-cache.ts';
import type { Difference, UnknownTag } from './report.ts';
import { NamedReleases, type TagVerdict } from './tag-names.ts';
import { type CheckOptions, checkUnknown, type SignedContent } from './tree-look.ts';
import { chooseTags, leftOut, type NamedTag } from './unknown-tags.ts';

export interface OtherTags extends CheckResult {
  readonly unknown: readonly UnknownTag[];
  /** versions among them, to which a moving tag may point */
  readonly versions: readonly UnknownVersion[];
}

export interface UnknownVersion {
  readonly registry: string;
  readonly tag: string;
  /** undefined: it could not be read */
  readonly digest: Digest | undefined;
}

export interface OtherTagsTask {
  readonly ledger: Ledger;
  /** `unknown` of the run before: a tag that the list lacks now is asked for by itself */
  readonly before: readonly string[];
  readonly options: CheckOptions;
  readonly command: CommandContext;
}

export async function lookAtOtherTags(
  registries: readonly CheckedRegistry[],
  task: OtherTagsTask,
): Promise<OtherTags> {
  const named = new NamedReleases(task.ledger);
  const caches = new Map<Digest, ReleaseCache>();
  const looks = await Promise.all(
    registries.map((registry) => new OtherTagsCheck(registry, task, named, caches).run()),
  );
  const moving = new Set(looks.flatMap((one) => [...one.moving]));
  const missing = await missingTags(registries, named, moving, task);
  return {
    unknown: looks.flatMap(({ unknown }) => unknown),
    versions: looks.flatMap(({ versions }) => versions),
    differences: [...looks.flatMap(({ differences }) => differences), ...missing.differences],
    notes: looks.flatMap(({ notes }) => notes),
    obstacles: [...looks.flatMap(({ obstacles }) => obstacles), ...missing.obstacles],
  };
}

const askedAtOnce = 6;
/** Trees of one registry that are verified because a tag points there. */
const mostTrees = 50;

class OtherTagsCheck {
  readonly unknown: UnknownTag[] = [];
  readonly versions: UnknownVersion[] = [];
  readonly differences: Difference[] = [];
  readonly notes: Finding[] = [];
  readonly obstacles: Obstacle[] = [];
  /** tags that point to a release: the other registries must have those that move, too */
  readonly moving = new Set<string>();
  readonly #registry: CheckedRegistry;
  readonly #task: OtherTagsTask;
  readonly #named: NamedReleases;
  readonly #caches: Map<Digest, ReleaseCache>;
  readonly #signed = new Map<Digest, Promise<SignedContent>>();

  constructor(
    registry: CheckedRegistry,
    task: OtherTagsTask,
    named: NamedReleases,
    caches: Map<Digest, ReleaseCache>,
  ) {
    this.#registry = registry;
    this.#task = task;
    this.#named = named;
    this.#caches = caches;
  }

  async run(): Promise<this> {
    const list = await this.#registry.tags();
    if ('severity' in list) return this.#addObstacle(list);
    const chosen = chooseTags(list.all, this.#registry, this.#task);
    this.#registry.leftOut = leftOut(chosen);
    if (chosen.tooMany.length > 0) this.#addObstacle(tooMany(chosen.tooMany.length));
    // Versions first: a tag that moves may point to one of them.
    await mapConcurrently(askedAtOnce, chosen.versions, (one) => this.#lookAt(one));
    await mapConcurrently(askedAtOnce, chosen.others, (one) => this.#lookAt(one));
    return this;
  }

  async #lookAt(one: NamedTag): Promise<void> {
    const { tag, name, isListed } = one;
    const digest = await this.#digestOf(tag);
    if (digest === undefined) return;
    if (digest === 'not known') {
      if (isListed && name.kind === 'version') this.#isUnknown(one, undefined, []);
      return;
    }
    const verdict = this.#named.judge(tag, name, digest);
    if (verdict.is !== 'unknown') this.moving.add(tag);
    if (verdict.is === 'right') return;
    if (verdict.is === 'behind') {
      this.differences.push(this.#behind(one, digest, verdict));
      return;
    }
    // A release was verified with the ledger.
    const release = this.#named.releaseAt(digest);
    const signed = release ? isSigned(release) : await this.#isSigned(digest);
    for (const obstacle of signed.obstacles) this.#addObstacle(obstacle);
    if (signed.problem === undefined) this.#isUnknown(one, digest, signed.signers);
    else this.differences.push(this.#unsigned(one, digest, signed.problem));
  }

  async #digestOf(tag: string): Promise<Digest | 'not known' | undefined> {
    if (this.obstacles.length > 0) return 'not known';
    try {
      return await digestOfTag(this.#registry.access.repository, tag);
    } catch (error) {
      if (!isTrustError(error)) throw error;
      this.#addObstacle(findingOf(error));
      return 'not known';
    }
  }

  /** Once for each digest. */
  #isSigned(digest: Digest): Promise<SignedContent> {
    const known = this.#signed.get(digest);
    if (known !== undefined) return known;
    const verification = this.#verify(digest);
    this.#signed.set(digest, verification);
    return verification;
  }

  async #verify(digest: Digest): Promise<SignedContent> {
    if (this.#signed.size >= mostTrees) return { signers: [], obstacles: [tooMany(1)] };
    const cache = this.#caches.get(digest) ?? new ReleaseCache();
    this.#caches.set(digest, cache);
    return checkUnknown(this.#registry, digest, cache, this.#task.options);
  }

  #isUnknown(
    { tag, name }: NamedTag,
    digest: Digest | undefined,
    signers: readonly Signer[],
  ): void {
    const registry = this.#registry.name;
    if (name.kind === 'version') this.versions.push({ registry, tag, digest });
    const under = this.versions.find((one) => one.digest === digest && digest !== undefined);
    const full = `${registry}:${tag}`;
    if (name.kind !== 'version' && under !== undefined) {
      const message = `${tag} points to ${under.tag}, which is not in the ledger yet`;
      this.notes.push(finding('E_DRIFT', message, { severity: 'note', image: full }));
      return;
    }
    this.unknown.push({ tag: full, signers });
  }

  #unsigned({ tag, name }: NamedTag, digest: Digest, problem: Problem): Difference {
    const { code, message } = problem;
    return {
      id: `tag-unknown/${this.#registry.name}:${tag}`,
      kind: 'tag-unknown',
      code,
      registry: this.#registry.name,
      ...(name.kind === 'version' ? { version: tag } : {}),
      tag,
      found: digest,
      message: `the tag ${tag} is not a release in the ledger, and is not signed as required: ${message}`,
      advice: 'do not pull it: find out who pushed it, and delete the tag',
    };
  }

  #behind(
    { tag, name }: NamedTag,
    digest: Digest,
    { points, expected }: Extract<TagVerdict, { is: 'behind' }>,
  ): Difference {
    const { name: registry } = this.#registry;
    const isWhole = name.variant === '';
    const which = this.#named.pinned(tag) ? 'as the ledger says' : 'the highest that it stands for';
    return {
      id: `rolled-back/${registry}:${tag}`,
      kind: 'rolled-back',
      code: 'E_ROLLBACK',
      registry,
      version: expected.version,
      tag,
      ...(isWhole ? { expected: expected.digest } : {}),
      found: digest,
      message: `the tag ${tag} points to release ${points}, and not to ${expected.version}, ${which}`,
      ...(isWhole
        ? moveTag(this.#registry, { tag, to: expected, moves: true }, this.#task.command)
        : { advice: `move it to ${expected.version}, or delete it` }),
    };
  }

  #addObstacle(finding: Finding): this {
    this.obstacles.push({ registry: this.#registry.name, finding });
    return this;
  }
}

type Problem = Pick<Finding, 'code' | 'message'>;

/** A release is verified with the ledger. */
function isSigned({ signer }: Release): SignedContent {
  return { signers: [signer], obstacles: [] };
}

function tooMany(count: number): Finding {
  const message = `${count} of its tags were not looked at: there are too many that are not in the ledger`;
  return finding('E_LIMIT', message, {
    advice: 'delete tags that are not needed, or add releases to the ledger',
  });
}
