/** The tag of one target: read at the beginning of the run, decided once, written last. */

import type { Digest } from '../oci/digest.ts';
import type { StoredManifest } from '../registry/repository.ts';
import type { TargetReport } from './report.ts';
import {
  type CurrentTag,
  decideTag,
  type OnConflict,
  readAgain,
  readTag,
  writeTag,
} from './tag.ts';
import type { MirrorContext, Target } from './task.ts';

/** `untouched`: it was not read yet; `unknown`: it was being written when the run ended. */
export type TagStatus = Digest | undefined | 'untouched' | 'unknown';

export class TargetTag {
  readonly #target: Target;
  readonly #onConflict: OnConflict;
  readonly #read: Promise<CurrentTag>;
  #before: CurrentTag;
  #decision: ReturnType<typeof decideTag> = 'not asked for';
  #status: TagStatus = 'untouched';
  #again: { readonly now: Promise<CurrentTag>; sent: number } | undefined;

  /**
   * Starts reading the tag.
   *
   * @param onManifest given if the manifest will be needed, too
   */
  constructor(
    target: Target,
    onConflict: OnConflict,
    onManifest?: (stored: StoredManifest) => void,
  ) {
    this.#target = target;
    this.#onConflict = onConflict;
    const { repository, tag } = target;
    this.#read =
      tag === undefined ? Promise.resolve(undefined) : readTag(repository, tag, onManifest);
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

  /** Decides what to do with the tag. Throws E_DRIFT for one that points to another image and must not be moved. */
  async decide(digest: Digest): Promise<void> {
    this.#before = await this.#read;
    this.#status = this.#before === 'hidden' ? 'unknown' : this.#before;
    this.#decision = decideTag(this.name, this.#before, digest, this.#onConflict);
  }

  /** What the report of a dry run says. */
  get planned(): TargetReport['tag'] {
    return this.#decision === 'write' ? 'not written' : this.#decision;
  }

  /**
   * Starts reading the tag once more, while what was copied is read back. write() uses the answer if no request
   * was sent after it: the tag is still read right before it is written (fault 32).
   */
  readAgain({ sent }: Pick<MirrorContext, 'sent'>): void {
    const { repository, tag } = this.#target;
    if (tag === undefined || this.#decision === 'kept') return;
    const now = readAgain({ repository, tag, before: this.#before });
    const again = { now, sent: Number.NaN };
    this.#again = again;
    now.then(
      () => {
        again.sent = sent();
      },
      () => {},
    );
  }

  /** Reads the tag once more, also where it was right before (fault 32), and writes it. */
  async write(
    root: StoredManifest,
    mediaType: string,
    { pause, sent }: Pick<MirrorContext, 'pause' | 'sent'>,
  ): Promise<TargetReport['tag']> {
    const { repository, tag } = this.#target;
    if (tag === undefined) return 'not asked for';
    if (this.#decision === 'kept') return 'kept';
    this.#status = 'unknown';
    const [before, onConflict] = [this.#before, this.#onConflict];
    const tagging = { repository, tag, root, mediaType, before, onConflict, pause };
    const again = this.#again;
    const digest = await again?.now;
    const isFresh = again !== undefined && again.sent === sent();
    return writeTag(isFresh ? { ...tagging, now: { digest } } : tagging);
  }
}
