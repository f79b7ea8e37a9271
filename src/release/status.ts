/** Describes the state of a release that ended early, and how to continue. */

import type { ErrorCode } from '../error.ts';
import { formatReference } from '../oci/reference.ts';
import { countSignatures, isThere } from '../sign/report.ts';
import type { RegistryReport } from './report.ts';
import type { ReleaseRun, TagState } from './state.ts';
import { type Destination, destinationsOf } from './task.ts';

/** The status, then the next step, with the digest if it is known. `own` replaces the default next step. */
export function adviceFor(run: ReleaseRun, code: ErrorCode, own: string | undefined): string {
  return `${describeStatus(run)}. To continue: ${withDigest(run, own ?? nextStep[code] ?? again)}`;
}

function describeStatus(run: ReleaseRun): string {
  const { task, state } = run;
  const { digest } = state;
  if (digest === undefined || !isPushed(run)) return `Nothing is signed, and ${tagsText(run)}`;
  const pinned = formatReference({ ...task.image.repository, digest });
  return [`${pinned} is pushed${signedText(run)}`, ...mirroredText(run), tagsText(run)].join('; ');
}

/** Built in this run, or found by the given digest. */
function isPushed({ task, state: { digest, root } }: ReleaseRun): boolean {
  return root !== undefined || (typeof task.origin !== 'string' && digest !== undefined);
}

function signedText({ state }: ReleaseRun): string {
  const { sign } = state;
  const { existing, signatures } = sign === undefined ? nothing : countSignatures(sign);
  if (signatures === 0) return ' and not signed';
  return existing === signatures
    ? ` and signed${attestedText(state)}`
    : `, and ${existing} of ${signatures} signatures are there`;
}

function attestedText({ attest }: ReleaseRun['state']): string {
  const all = (attest?.images ?? []).flatMap(({ manifests }) =>
    manifests.flatMap(({ attestations }) => attestations),
  );
  const there = all.filter(isThere).length;
  if (all.length === 0) return '';
  return there === all.length ? ' and attested' : `, with ${there} of ${all.length} attestations`;
}

const nothing = { existing: 0, signatures: 0 };

function mirroredText(run: ReleaseRun): string[] {
  const { mirrors } = run.task;
  const whole = mirrors
    .filter((destination) => isMirrored(run, destination))
    .map(({ name }) => name);
  const rest = mirrors
    .filter((destination) => !isMirrored(run, destination))
    .map(({ name }) => name);
  return [
    ...(whole.length === 0 ? [] : [`mirrored to ${listed(whole)}`]),
    ...(rest.length === 0 ? [] : [`not yet mirrored to ${listed(rest)}`]),
  ];
}

function listed(names: readonly string[]): string {
  return names.join(' and ');
}

function tagsText({ state: { tags } }: ReleaseRun): string {
  const named = (wanted: TagState['state']) =>
    tags
      .filter(({ state }) => state === wanted)
      .map(({ destination, tag }) => `${destination.name}:${tag}`);
  const [written, doubtful] = [named('written'), named('unconfirmed')];
  const rest = doubtful.length === 0 ? '' : `, and it is not known of ${doubtful.join(' and ')}`;
  if (written.length === 0) return `no tag was written${rest}`;
  return `${written.length} of ${tags.length} tags were written (${written.join(', ')})${rest}`;
}

function withDigest({ state: { digest } }: ReleaseRun, next: string): string {
  // Errors that need a change first do not end with "run it again".
  if (digest === undefined || !next.endsWith(again)) return next;
  return `${next} with digest: ${digest} (--digest), which builds nothing and changes nothing that is done`;
}

const again = 'run it again';

const nextStep: Partial<Record<ErrorCode, string>> = {
  E_AUTH: 'log in there with push access, and run it again',
  E_BUILD: 'fix what its log reports, and run it again',
  E_DRIFT: 'find out who else writes there, and run it again',
  E_IMMUTABLE: 'allow the tag to be moved there, or use another, and run it again',
  E_NOTFOUND: 'check the name, or create the repository, and run it again',
  E_UNSUPPORTED: 'sign with format: legacy, which every registry stores: run it again',
};

export function registriesOf(run: ReleaseRun): readonly RegistryReport[] {
  const { task, state } = run;
  const { digest } = state;
  return destinationsOf(task).map((destination) => ({
    name: destination.name,
    ...(digest === undefined
      ? {}
      : { pinned: formatReference({ ...destination.repository, digest }) }),
    role: destination === task.image ? ('first' as const) : ('mirror' as const),
    state: stateOf(run, destination),
    tags: state.tagsOf(destination).map(({ tag, before, state }) => ({
      tag,
      ...(before === undefined ? {} : { before }),
      state,
    })),
  }));
}

function stateOf(run: ReleaseRun, destination: Destination): RegistryReport['state'] {
  const { task, state } = run;
  if (state.verified(destination)?.outcome === 'verified') return 'complete';
  const isThere =
    destination === task.image
      ? isPushed(run)
      : contentAt(run, destination).some(({ state }) => state !== 'missing');
  return isThere ? 'partial' : 'nothing';
}

function contentAt({ state: { mirror } }: ReleaseRun, destination: Destination) {
  return mirror?.targets.find(({ name }) => name === destination.name)?.content ?? [];
}

function isMirrored(run: ReleaseRun, destination: Destination): boolean {
  const target = run.state.mirror?.targets.find(({ name }) => name === destination.name);
  const content = target?.content ?? [];
  return (
    target?.outcome === 'verified' &&
    content.length > 0 &&
    content.every(({ state }) => state !== 'missing')
  );
}
