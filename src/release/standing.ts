/** What stands where when a run ends early, and how to go on from there. */

import type { ErrorCode } from '../error.ts';
import { formatReference } from '../oci/reference.ts';
import type { RegistryReport } from './report.ts';
import type { ReleaseRun } from './run.ts';
import { countSignatures } from './sign.ts';
import { type Place, placesOf } from './task.ts';

/** Two sentences: the next step always has the digest in it, once there is one. */
export function adviceFor(run: ReleaseRun, code: ErrorCode, own: string | undefined): string {
  return [whatStands(run), goOn(run, own ?? nextStep[code])].join(' ');
}

function whatStands(run: ReleaseRun): string {
  const { task, progress } = run;
  const { digest, root } = progress;
  const isPushed = digest !== undefined && (root !== undefined || isBuilt(run));
  if (!isPushed) return `Nothing is signed and ${tagsText(run)}.`;
  const pinned = formatReference({ ...task.image.repository, digest });
  const parts = [`${pinned} is pushed`, ...signedText(run), ...mirroredText(run), tagsText(run)];
  return `${parts.join(', ')}.`;
}

function isBuilt({ task: { origin } }: ReleaseRun): boolean {
  return typeof origin !== 'string';
}

function signedText({ progress: { sign } }: ReleaseRun): string[] {
  if (sign === undefined) return ['not signed'];
  const { there, missing } = countSignatures(sign);
  if (there + missing === 0) return ['not signed'];
  return [missing === 0 ? 'signed' : `${there} of ${there + missing} signatures are there`];
}

function mirroredText(run: ReleaseRun): string[] {
  const { mirrors } = run.task;
  if (mirrors.length === 0) return [];
  const whole = mirrors.filter((place) => isMirrored(run, place)).map(({ name }) => name);
  const rest = mirrors.filter((place) => !isMirrored(run, place)).map(({ name }) => name);
  return [
    ...(whole.length === 0 ? [] : [`mirrored to ${whole.join(' and ')}`]),
    ...(rest.length === 0 ? [] : [`not yet to ${rest.join(' and ')}`]),
  ];
}

function tagsText({ progress: { tags } }: ReleaseRun): string {
  const name = ({ place, tag }: (typeof tags)[number]) => `${place.name}:${tag}`;
  const written = tags.filter(({ state }) => state === 'written').map(name);
  return written.length === 0
    ? 'no tag was written'
    : `${written.length} of ${tags.length} tags were written (${written.join(', ')})`;
}

function goOn({ progress: { digest } }: ReleaseRun, next = 'run it again'): string {
  const from =
    digest === undefined ? '' : ` with digest: ${digest} (--digest): it goes on from there`;
  return `To go on: ${next}${from}`;
}

const nextStep: Partial<Record<ErrorCode, string>> = {
  E_AUTH: 'log in there with rights to push, and run it again',
  E_BUILD: 'see the log of the build; when it is put right, run it again',
  E_DRIFT: 'find out who writes there besides this run; then run it again',
  E_IMMUTABLE: 'let the tag be moved there, or take another; then run it again',
  E_NOTFOUND: 'check the name, or create the repository; then run it again',
  E_UNSUPPORTED: 'sign with format: legacy, which every registry stores, and run it again',
};

/** Where the release stands on each registry. */
export function registriesOf(run: ReleaseRun): readonly RegistryReport[] {
  const { task, progress } = run;
  const { digest } = progress;
  return placesOf(task).map((place) => ({
    name: place.name,
    ...(digest === undefined ? {} : { pinned: formatReference({ ...place.repository, digest }) }),
    role: place === task.image ? ('first' as const) : ('mirror' as const),
    state: stateOf(run, place),
    tags: progress.tagsOf(place).map(({ tag, before, state }) => ({
      tag,
      ...(before === undefined ? {} : { before }),
      state,
    })),
  }));
}

function stateOf(run: ReleaseRun, place: Place): RegistryReport['state'] {
  const { task, progress } = run;
  if (progress.verified(place)?.outcome === 'verified') return 'complete';
  const isThere =
    place === task.image
      ? progress.root !== undefined || (isBuilt(run) && progress.digest !== undefined)
      : contentAt(run, place).some(({ state }) => state !== 'missing');
  return isThere ? 'partial' : 'nothing';
}

function contentAt({ progress: { mirror } }: ReleaseRun, place: Place) {
  return mirror?.targets.find(({ name }) => name === place.name)?.content ?? [];
}

function isMirrored(run: ReleaseRun, place: Place): boolean {
  const target = run.progress.mirror?.targets.find(({ name }) => name === place.name);
  const content = target?.content ?? [];
  return (
    target?.outcome === 'verified' &&
    content.length > 0 &&
    content.every(({ state }) => state !== 'missing')
  );
}
