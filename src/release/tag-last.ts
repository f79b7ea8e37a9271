/** The step that writes the tags: those of the first registry, then those of the mirrors. */

import { isTrustError } from '../error.ts';
import { writeTag } from '../mirror/tag.ts';
import { parseManifest } from '../oci/manifest.ts';
import { digestOfTag } from '../registry/manifests.ts';
import { tagFindings } from './check.ts';
import { digestOf, driftError, type ReleaseRun, repositoryOf, type TagState } from './state.ts';
import type { StepResult } from './steps.ts';

/**
 * Checks all tags again before the first is written, so that a run that was overtaken by another writes
 * none; and each tag once more before it is written. Throws E_DRIFT, E_IMMUTABLE or the registry's error.
 */
export async function writeTags(
  run: ReleaseRun,
  say: (detail: string) => void,
): Promise<StepResult> {
  const { tags } = run.state;
  await Promise.all(tags.map((one) => assertNotMoved(run, one)));
  for (const one of tags) {
    say(`${one.destination.name}:${one.tag}`);
    await write(run, one);
  }
  const written = tags.filter(({ state }) => state === 'written').length;
  const unchanged = tags.length - written;
  const parts = [
    ...(written === 0 ? [] : [`${written} written`]),
    ...(unchanged === 0 ? [] : [`${unchanged} unchanged`]),
  ];
  return { state: written === 0 ? 'unchanged' : 'done', detail: parts.join(', ') };
}

async function assertNotMoved(run: ReleaseRun, one: TagState): Promise<void> {
  const { destination, tag, before } = one;
  const now = await digestOfTag(repositoryOf(run, destination), tag);
  if (one.isHidden) {
    // The first step could not read the tag; now the repository exists.
    one.before = now;
    const [refused] = tagFindings(run, one);
    if (refused === undefined) return;
    throw driftError(refused.message, tag, now);
  }
  if (now === before || now === digestOf(run)) return;
  const [from, to] = [before ?? 'nothing', now ?? 'nothing'];
  const message = `${destination.name}:${tag} was moved during this run, from ${from} to ${to}: no tag was written`;
  throw driftError(message, tag, now);
}

async function write(run: ReleaseRun, one: TagState): Promise<void> {
  const { destination, tag, before } = one;
  const { root } = run.state;
  let isWriting = false;
  if (root === undefined) throw new RangeError('the manifest to tag was not read');
  const writing = writeTag({
    repository: repositoryOf(run, destination),
    tag,
    root,
    mediaType: parseManifest(root.bytes, root.contentType).mediaType,
    before,
    // The first step decided whether the tag may be moved from `before`; it must not be moved from elsewhere.
    onConflict: 'fail',
    pause: (attempt) => run.context.pause(attempt),
    onWriting: () => {
      isWriting = true;
    },
  });
  try {
    const state = await writing;
    one.state = state === 'kept' ? 'not written' : state;
  } catch (error) {
    if (isWriting && isTrustError(error) && open.has(error.code)) one.state = 'unconfirmed';
    throw error;
  }
}

/** Errors after which it is not known whether the registry wrote the tag. */
const open: ReadonlySet<string> = new Set(['E_NET', 'E_LIMIT', 'E_DRIFT']);

/** For a dry run. Tags that may not be written were already rejected by the first step. */
export async function planTags({
  state: { tags, expected: digest },
}: ReleaseRun): Promise<StepResult> {
  for (const one of tags) {
    one.state = digest !== undefined && one.before === digest ? 'unchanged' : 'planned';
  }
  const planned = tags.filter(({ state }) => state === 'planned').length;
  const detail = `${planned} of ${tags.length} would be written, last of all`;
  return { state: planned === 0 ? 'unchanged' : 'planned', detail };
}
