/** A release in one sentence: what stands everywhere, or what stood in the way and how far it is. */

import type { ReleaseReport } from '../release/report.ts';
import { goodSignatures } from './facts.ts';
import { tagTally } from './releasing.ts';
import { capital, count, listed, shortKey } from './words.ts';

export interface ReleaseVerdict {
  readonly word: 'Released' | 'Planned' | 'Failed' | 'Undetermined';
  /** not yet escaped */
  readonly sentence: string;
}

export function releaseVerdictOf(report: ReleaseReport): ReleaseVerdict {
  const { outcome, dryRun } = report;
  if (outcome === 'verified') {
    return dryRun
      ? { word: 'Planned', sentence: whatIsPlanned(report) }
      : { word: 'Released', sentence: whatStands(report) };
  }
  const word = outcome === 'rejected' ? 'Failed' : 'Undetermined';
  const how = dryRun ? [] : howFar(report);
  return { word, sentence: [whatHappened(report), ...how].join(' ') };
}

/** `docker.io/nicolas/webdis 0.1.24` */
export function releaseTitle({ image, version }: ReleaseReport): string {
  return version === undefined ? image : `${image} ${version}`;
}

function whatStands(report: ReleaseReport): string {
  const { registries, verify, key } = report;
  const manifests = verify?.images[0]?.manifests ?? [];
  const signatures = manifests.flatMap(goodSignatures).length;
  const names = listed(registries.map(({ name }) => name));
  const carry = registries.length === 1 ? 'carries it' : 'carry the same image';
  const signed = `${count(manifests.length, 'manifest')}, ${count(signatures, 'signature')} by the key ${shortKey(key)}, verified there`;
  return `${names} ${carry}: ${signed}; ${whatIsTagged(report)}.`;
}

function whatIsTagged(report: ReleaseReport): string {
  const { all, written } = tagTally(report);
  if (all === 0) return 'no tag was asked for';
  if (written === 0)
    return `${count(all, 'tag')} ${all === 1 ? 'points' : 'point'} to it as before`;
  return written === all
    ? `${count(all, 'tag')} written`
    : `${written} of ${count(all, 'tag')} new`;
}

function whatIsPlanned(report: ReleaseReport): string {
  const { registries, build } = report;
  const first = build === undefined ? 'It would be signed' : 'It would be built, signed';
  const mirrors = registries.length - 1;
  const more = mirrors === 0 ? '' : `, mirrored to ${count(mirrors, 'registry', 'registries')}`;
  const { all } = tagTally(report);
  return `${first}${more}, verified, and given ${count(all, 'tag')}. Nothing was built or written.`;
}

function whatHappened({ findings }: ReleaseReport): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return 'The report names no reason.';
  const more = errors.length === 1 ? '' : ` (and ${count(errors.length - 1, 'other error')})`;
  return `${capital(first.message)}${more}.`;
}

/** What stands where is what somebody has to know first who was woken up. */
function howFar(report: ReleaseReport): string[] {
  if (report.digest === undefined) return ['No image was pushed, and no tag was written.'];
  const whole = report.registries.filter(({ state }) => state === 'complete').length;
  const { all, right } = tagTally(report);
  const registries = count(report.registries.length, 'registry', 'registries');
  return [
    `${whole} of ${registries} ${whole === 1 ? 'holds' : 'hold'} all of it, verified; ${right} of ${count(all, 'tag')} ${right === 1 ? 'points' : 'point'} to it.`,
  ];
}
