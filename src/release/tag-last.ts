/** The tags, last of all: the first registry's, then those of the mirrors. */

import { isTrustError } from '../error.ts';
import { writeTag } from '../mirror/tag.ts';
import { parseManifest } from '../oci/manifest.ts';
import { digestOfTag } from '../registry/manifests.ts';
import { tagFindings } from './check.ts';
import type { TagProgress } from './progress.ts';
import { digestOf, drift, type ReleaseRun, repositoryOf } from './run.ts';
import type { StepEnd } from './steps.ts';

/**
 * Every tag is looked at again before the first is written, so that a run that was overtaken by another
 * writes none; and each once more right before its own turn. Throws E_DRIFT, E_IMMUTABLE or what the
 * registry's failure is.
 */
export async function writeTags(run: ReleaseRun, say: (detail: string) => void): Promise<StepEnd> {
  const { tags } = run.progress;
  await Promise.all(tags.map((one) => assertNotMoved(run, one)));
  for (const one of tags) {
    say(`${one.place.name}:${one.tag}`);
    await write(run, one);
  }
  const written = tags.filter(({ state }) => state === 'written').length;
  const unchanged = tags.length - written;
  const parts = [
    ...(written === 0 ? [] : [`${written} written`]),
    ...(unchanged === 0 ? [] : [`${unchanged} there before`]),
  ];
  return { state: written === 0 ? 'unchanged' : 'done', detail: parts.join(', ') };
}

async function assertNotMoved(run: ReleaseRun, one: TagProgress): Promise<void> {
  const { place, tag, before } = one;
  const now = await digestOfTag(repositoryOf(run, place), tag);
  if (one.isHidden) {
    // What the check could not decide: now that something is there, it is shown.
    one.before = now;
    const [refused] = tagFindings(run, one);
    if (refused === undefined) return;
    throw drift(refused.message, tag, now);
  }
  if (now === before || now === digestOf(run)) return;
  const [from, to] = [before ?? 'nothing', now ?? 'nothing'];
  const message = `somebody else has moved ${place.name}:${tag} during this run, from ${from} to ${to}: no tag was written`;
  throw drift(message, tag, now);
}

async function write(run: ReleaseRun, one: TagProgress): Promise<void> {
  const { place, tag, before } = one;
  const { root } = run.progress;
  let asked = false;
  if (root === undefined) throw new RangeError('what is to be tagged was not read');
  const writing = writeTag({
    repository: repositoryOf(run, place),
    tag,
    root,
    mediaType: parseManifest(root.bytes, root.contentType).mediaType,
    before,
    // Whether it may be moved from there was decided at the beginning; from anywhere else it may not.
    onConflict: 'fail',
    pause: (attempt) => run.context.pause(attempt),
    onWriting: () => {
      asked = true;
    },
  });
  try {
    const state = await writing;
    one.state = state === 'kept' ? 'not written' : state;
  } catch (error) {
    if (asked && isTrustError(error) && open.has(error.code)) one.state = 'unconfirmed';
    throw error;
  }
}

/** Failures that leave open whether the registry did what it was asked for. */
const open: ReadonlySet<string> = new Set(['E_NET', 'E_LIMIT', 'E_DRIFT']);

/** Of a dry run: what was refused was found when they were looked at. */
export async function planTags({ progress: { tags, digest } }: ReleaseRun): Promise<StepEnd> {
  for (const one of tags) {
    one.state = digest !== undefined && one.before === digest ? 'unchanged' : 'planned';
  }
  const planned = tags.filter(({ state }) => state === 'planned').length;
  const detail = `${planned} of ${tags.length} would be written, last of all`;
  return { state: planned === 0 ? 'unchanged' : 'planned', detail };
}
