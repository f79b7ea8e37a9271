/** What stands where when a run ends early, and how to go on from there. */

import type { ErrorCode } from '../error.ts';
import { formatReference } from '../oci/reference.ts';
import { countSignatures } from '../sign/report.ts';
import type { TagProgress } from './progress.ts';
import type { RegistryReport } from './report.ts';
import type { ReleaseRun } from './run.ts';
import { type Place, placesOf } from './task.ts';

/** What stands, then the next step, with the digest in it once there is one. `own`: instead of the usual one. */
export function adviceFor(run: ReleaseRun, code: ErrorCode, own: string | undefined): string {
  return `${whatStands(run)}. To go on: ${withDigest(run, own ?? nextStep[code] ?? again)}`;
}

function whatStands(run: ReleaseRun): string {
  const { task, progress } = run;
  const { digest } = progress;
  if (digest === undefined || !isPushed(run)) return `Nothing is signed, and ${tagsText(run)}`;
  const pinned = formatReference({ ...task.image.repository, digest });
  return [`${pinned} is pushed${signedText(run)}`, ...mirroredText(run), tagsText(run)].join('; ');
}

/** Built in this run, or found where it was said to be. */
function isPushed({ task, progress: { digest, root } }: ReleaseRun): boolean {
  return root !== undefined || (typeof task.origin !== 'string' && digest !== undefined);
}

function signedText({ progress: { sign } }: ReleaseRun): string {
  const { there, signatures } = sign === undefined ? nothing : countSignatures(sign);
  if (signatures === 0) return ' and not signed';
  return there === signatures
    ? ' and signed'
    : `, and ${there} of ${signatures} signatures are there`;
}

const nothing = { there: 0, signatures: 0 };

function mirroredText(run: ReleaseRun): string[] {
  const { mirrors } = run.task;
  const whole = mirrors.filter((place) => isMirrored(run, place)).map(({ name }) => name);
  const rest = mirrors.filter((place) => !isMirrored(run, place)).map(({ name }) => name);
  return [
    ...(whole.length === 0 ? [] : [`mirrored to ${listed(whole)}`]),
    ...(rest.length === 0 ? [] : [`not yet mirrored to ${listed(rest)}`]),
  ];
}

function listed(names: readonly string[]): string {
  return names.join(' and ');
}

function tagsText({ progress: { tags } }: ReleaseRun): string {
  const named = (wanted: TagProgress['state']) =>
    tags.filter(({ state }) => state === wanted).map(({ place, tag }) => `${place.name}:${tag}`);
  const [written, doubtful] = [named('written'), named('unconfirmed')];
  const rest = doubtful.length === 0 ? '' : `, and it is not known of ${doubtful.join(' and ')}`;
  if (written.length === 0) return `no tag was written${rest}`;
  return `${written.length} of ${tags.length} tags were written (${written.join(', ')})${rest}`;
}

function withDigest({ progress: { digest } }: ReleaseRun, next: string): string {
  // What another run cannot get past is not to be run again with the same digest.
  if (digest === undefined || !next.endsWith(again)) return next;
  return `${next} with digest: ${digest} (--digest), which builds nothing and changes nothing that is done`;
}

const again = 'run it again';

const nextStep: Partial<Record<ErrorCode, string>> = {
  E_AUTH: 'log in there with rights to push, and run it again',
  E_BUILD: 'put right what its log says, and run it again',
  E_DRIFT: 'find out who else writes there, and run it again',
  E_IMMUTABLE: 'let the tag be moved there, or take another, and run it again',
  E_NOTFOUND: 'check the name, or create the repository, and run it again',
  E_UNSUPPORTED: 'sign with format: legacy, which every registry stores: run it again',
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
      ? isPushed(run)
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
