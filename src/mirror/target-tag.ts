/** The tag of one target: read at the beginning of the run, decided once, written last. */

import type { Pausing } from '../http/backoff.ts';
import type { Digest } from '../oci/digest.ts';
import type { StoredManifest } from '../registry/repository.ts';
import type { TargetReport } from './report.ts';
import { type CurrentTag, decideTag, type OnConflict, readTag, writeTag } from './tag.ts';
import type { Target } from './task.ts';

/** `untouched`: it was not read yet; `unknown`: it was being written when the run ended. */
export type TagStatus = Digest | undefined | 'untouched' | 'unknown';

export class TargetTag {
  readonly #target: Target;
  readonly #onConflict: OnConflict;
  readonly #read: Promise<CurrentTag>;
  #before: CurrentTag;
  #decision: ReturnType<typeof decideTag> = 'not asked for';
  #status: TagStatus = 'untouched';

  /** Starts reading the tag. */
  constructor(target: Target, onConflict: OnConflict) {
    this.#target = target;
    this.#onConflict = onConflict;
    const { repository, tag } = target;
    this.#read = tag === undefined ? Promise.resolve(undefined) : readTag(repository, tag);
    this.#read.catch(() => {});
  }

  get name(): string | undefined {
    return this.#target.tag;
  }

  /** Where it pointed before the run. */
  get before(): CurrentTag {
    return this.#before;
  }

  get status(): TagStatus {
    return this.#status;
  }

  /** Decides what becomes of the tag. Throws E_DRIFT for one that points elsewhere and must stay. */
  async decide(digest: Digest): Promise<void> {
    this.#before = await this.#read;
    this.#status = this.#before === 'hidden' ? 'unknown' : this.#before;
    this.#decision = decideTag(this.name, this.#before, digest, this.#onConflict);
  }

  /** What the report of a dry run says. */
  get planned(): TargetReport['tag'] {
    return this.#decision === 'write' ? 'not written' : this.#decision;
  }

  /** Reads the tag once more, also where it was right before (fault 32), and writes it. */
  async write(
    root: StoredManifest,
    mediaType: string,
    { pause }: Pausing,
  ): Promise<TargetReport['tag']> {
    const { repository, tag } = this.#target;
    if (tag === undefined) return 'not asked for';
    if (this.#decision === 'kept') return 'kept';
    this.#status = 'unknown';
    const [before, onConflict] = [this.#before, this.#onConflict];
    return writeTag({ repository, tag, root, mediaType, before, onConflict, pause });
  }
}
