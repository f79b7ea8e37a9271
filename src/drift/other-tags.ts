/**
 * Tags besides those of the releases. What one points to is a release of the ledger that its name stands
 * for, or something that has to be signed. Who may push tags, but has no key, can be seen here.
 */

import { mapConcurrently } from '../async.ts';
import { isTrustError } from '../error.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Digest } from '../oci/digest.ts';
import { digestOfTag } from '../registry/manifests.ts';
import { finding, findingOf } from '../verify/finding.ts';
import type { CommandContext } from '../verify/mirror-command.ts';
import type { Finding } from '../verify/report.ts';
import { fixWith } from './commands.ts';
import { NamedReleases, type Standing } from './named-releases.ts';
import type { Obstacle } from './obstacles.ts';
import type { CheckedRegistry } from './registry.ts';
import { ReleaseCache } from './release-cache.ts';
import type { Difference } from './report.ts';
import { chooseTags, leftOut, type NamedTag } from './tags-to-look-at.ts';
import { type CheckOptions, checkUnknown } from './tree-look.ts';

export interface OtherTags {
  /** signed, and no release of the ledger: `docker.io/nicolas/webdis:0.1.25`; also what could not be read */
  readonly unknown: readonly string[];
  /** of versions among them: what a tag that moves may point to */
  readonly versions: readonly UnknownVersion[];
  readonly differences: readonly Difference[];
  readonly notes: readonly Finding[];
  readonly obstacles: readonly Obstacle[];
}

export interface UnknownVersion {
  readonly registry: string;
  readonly tag: string;
  /** undefined: it could not be read */
  readonly digest: Digest | undefined;
}

export interface OtherTagsTask {
  readonly ledger: Ledger;
  /** `unknown` of the run before: a list that lacks one of them is not believed without a second question */
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
    registries.map((registry) => new Look(registry, task, named, caches).take()),
  );
  return {
    unknown: looks.flatMap(({ unknown }) => unknown),
    versions: looks.flatMap(({ versions }) => versions),
    differences: looks.flatMap(({ differences }) => differences),
    notes: looks.flatMap(({ notes }) => notes),
    obstacles: looks.flatMap(({ obstacles }) => obstacles),
  };
}

const askedAtOnce = 6;
/** Trees of one registry that are verified because a tag points there. */
const mostTrees = 50;

/** The look at one registry. */
class Look {
  readonly unknown: string[] = [];
  readonly versions: UnknownVersion[] = [];
  readonly differences: Difference[] = [];
  readonly notes: Finding[] = [];
  readonly obstacles: Obstacle[] = [];
  readonly #registry: CheckedRegistry;
  readonly #task: OtherTagsTask;
  readonly #named: NamedReleases;
  readonly #caches: Map<Digest, ReleaseCache>;
  readonly #signed = new Map<Digest, Promise<Signed>>();

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

  async take(): Promise<this> {
    const list = await this.#registry.tags();
    if ('severity' in list) return this.#isInTheWay(list);
    const chosen = chooseTags(list.all, this.#registry, this.#task);
    this.#registry.leaveOut(leftOut(chosen));
    if (chosen.tooMany.length > 0) this.#isInTheWay(tooMany(chosen.tooMany.length));
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
      // The list says that it is there.
      if (isListed && name.kind === 'version') this.#isUnknown(one, undefined);
      return;
    }
    const standing = this.#named.standingOf(name, digest);
    if (standing.is === 'right') return;
    if (standing.is === 'behind') {
      this.differences.push(this.#behind(one, digest, standing));
      return;
    }
    // It is drift as such: of a release, it is known to be signed.
    const signed = this.#named.has(digest) ? isSigned : await this.#isSigned(digest);
    for (const obstacle of signed.obstacles) this.#isInTheWay(obstacle);
    if (signed.problem === undefined) this.#isUnknown(one, digest);
    else this.differences.push(this.#unsigned(one, digest, signed.problem));
  }

  async #digestOf(tag: string): Promise<Digest | 'not known' | undefined> {
    if (this.obstacles.length > 0) return 'not known';
    try {
      return await digestOfTag(this.#registry.access.repository, tag);
    } catch (error) {
      if (!isTrustError(error)) throw error;
      this.#isInTheWay(findingOf(error));
      return 'not known';
    }
  }

  /** Once for each digest. */
  #isSigned(digest: Digest): Promise<Signed> {
    const known = this.#signed.get(digest);
    if (known !== undefined) return known;
    const asked = this.#verify(digest);
    this.#signed.set(digest, asked);
    return asked;
  }

  async #verify(digest: Digest): Promise<Signed> {
    if (this.#signed.size >= mostTrees) return { problem: undefined, obstacles: [tooMany(1)] };
    const cache = this.#caches.get(digest) ?? new ReleaseCache();
    this.#caches.set(digest, cache);
    const { problems, obstacles } = await checkUnknown(
      this.#registry,
      digest,
      cache,
      this.#task.options,
    );
    return { problem: problems[0], obstacles };
  }

  #isUnknown({ tag, name }: NamedTag, digest: Digest | undefined): void {
    const registry = this.#registry.name;
    if (name.kind === 'version') this.versions.push({ registry, tag, digest });
    const under = this.versions.find((one) => one.digest === digest && digest !== undefined);
    const full = `${registry}:${tag}`;
    if (name.kind !== 'version' && under !== undefined) {
      const message = `${tag} points to ${under.tag}, which is not in the ledger yet`;
      this.notes.push(finding('E_DRIFT', message, { severity: 'note', image: full }));
      return;
    }
    this.unknown.push(full);
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
      message: `the tag ${tag} is no release of the ledger, and is not signed as required: ${message}`,
      advice: 'do not pull it: find out who pushed it, and delete the tag',
    };
  }

  #behind(
    { tag, name }: NamedTag,
    digest: Digest,
    { points, expected }: Extract<Standing, { is: 'behind' }>,
  ): Difference {
    const { name: registry, access } = this.#registry;
    const { name: repository } = access.repository;
    const isWhole = name.variant === '';
    return {
      id: `rolled-back/${registry}:${tag}`,
      kind: 'rolled-back',
      code: 'E_ROLLBACK',
      registry: registry,
      version: expected.version,
      tag,
      ...(isWhole ? { expected: expected.digest } : {}),
      found: digest,
      message: `the tag ${tag} points to release ${points}, and not to ${expected.version}, the highest that it stands for`,
      ...(isWhole
        ? fixWith({
            ...this.#task.command,
            source: repository,
            digest: expected.digest,
            target: repository,
            tag,
            moves: true,
            deep: false,
          })
        : { advice: `move it to ${expected.version}, or delete it` }),
    };
  }

  #isInTheWay(finding: Finding): this {
    this.obstacles.push({ registry: this.#registry.name, finding });
    return this;
  }
}

type Problem = Pick<Finding, 'code' | 'message'>;

interface Signed {
  /** undefined: signed as required, or it could not be found out */
  readonly problem: Problem | undefined;
  readonly obstacles: readonly Finding[];
}

const isSigned: Signed = { problem: undefined, obstacles: [] };

function tooMany(count: number): Finding {
  const message = `${count} of its tags were not looked at: there are too many that no ledger knows`;
  return finding('E_LIMIT', message, {
    advice: 'delete tags that nobody needs, or put releases into the ledger',
  });
}
