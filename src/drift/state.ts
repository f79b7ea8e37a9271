/**
 * The state file, and the history in it. One line of JSON has the check and its policy, one each release that was
 * found good, and the last one the history, which also shows that the file is complete. A line is read when its
 * release is checked, so that memory does not grow. It counts only under the policy with which it was verified, and
 * only as far as ledger and registries agree with it. The history counts for the same check only.
 */

import { defined } from '../defined.ts';
import { digestOf } from '../oci/digest.ts';
import { digest, type Infer, list, object, oneOf, text } from '../oci/document.ts';
import { fail, readJson } from '../oci/shape.ts';
import type { Signer } from '../signature/signer.ts';
import {
  type DriftHistory,
  type DriftReport,
  type ManifestState,
  manifestState,
  type PastRun,
  pastRun,
} from './report.ts';
import { fullLook } from './rotation.ts';
import { looksAtTags } from './shard.ts';
import { type StoreLook, storeLook, type VerifiedRelease } from './store-look.ts';

const schema = 'https://github.com/webdis/verify-action/schema/drift-state/v2';

const header = object({ schema: oneOf(schema), check: text, policy: text });
const footer = object({ runs: list<PastRun>(pastRun) });
const { role, platforms, signatures, attestations } = manifestState.fields;
const entry = object({
  version: text,
  digest,
  manifests: list(object({ digest, role, platforms, signatures, attestations })),
  images: list(object({ registry: text, looks: list<StoreLook>(storeLook), full: fullLook })),
});

/** To whom a state file belongs, and under which policy its releases were verified. */
export interface StateOwner {
  readonly check: string;
  readonly policy: string;
}

/** The same in every run over the same ledger and registries, whatever the ledger says. */
export function checkId({ name, ledger, registries }: CheckNames): string {
  const names = registries.map((one) => one.name).sort();
  return digestOf(Buffer.from(JSON.stringify([name, ledger === undefined, names])));
}

interface CheckNames extends Pick<DriftReport, 'name'> {
  /** undefined: tags are compared without a ledger */
  readonly ledger?: unknown;
  readonly registries: readonly { readonly name: string }[];
}

export interface StateFile {
  readonly history: DriftHistory;
  /** under which its releases were verified; undefined: nothing of the file can be used */
  readonly policy: string | undefined;
  /** why nothing of it counts; its history is still used if it could be read */
  readonly ignored: string | undefined;
  known(version: string): VerifiedRelease | undefined;
  /** lines of these versions, as they stand there */
  lines(keep: (version: string) => boolean): readonly Uint8Array[];
}

/** Of a check that keeps no state, and of the first run of one that does. */
export const empty: StateFile = {
  history: { runs: [] },
  policy: undefined,
  ignored: undefined,
  known: () => undefined,
  lines: () => [],
};

function lost(why: string): StateFile {
  return { ...empty, history: { runs: [], lost: why }, ignored: why };
}

/**
 * Never throws: without a usable state the check is complete. A file with the word `first` marks the first run; one
 * that does not exist was lost, as a cache that was evicted.
 */
export function readState(bytes: Uint8Array | undefined, { check, policy }: StateOwner): StateFile {
  if (bytes === undefined) return lost('it does not exist');
  if (bytes.length < 10 && Buffer.from(bytes).toString().trim() === 'first') return empty;
  try {
    const lines = splitLines(bytes);
    const [first, last] = [lines.at(0), lines.at(-1)];
    if (first === undefined || last === undefined || lines.length < 2) fail('it', 'is not whole');
    const head = readJson(header.read, first as Uint8Array, 'its first line');
    if (head.check !== check) {
      return lost('it belongs to a check of another ledger, or of other registries');
    }
    const { runs } = readJson(footer.read, last as Uint8Array, 'its last line');
    const history = boundedHistory(runs);
    const byVersion = new Map(lines.slice(1, -1).map((line) => [versionOf(line), line]));
    const isOurs = head.policy === policy;
    const signers = new Map<string, Signer>();
    return {
      history,
      policy: head.policy,
      ignored: isOurs ? undefined : 'it was written under another policy, or by another version',
      known: (version) => (isOurs ? readKnown(byVersion.get(version), signers) : undefined),
      lines: (keep) => [...byVersion].flatMap(([version, line]) => (keep(version) ? [line] : [])),
    };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return lost(error.message);
  }
}

/**
 * The state of a fleet: the state files of its checks in one, one after the other. A check that has none is new,
 * unless all are missing: then the file is another fleet's.
 */
export function readFleetState(
  bytes: Uint8Array | undefined,
  checks: readonly string[],
): (owner: StateOwner) => StateFile {
  const sections = bytes === undefined ? new Map<string, Uint8Array>() : sectionsOf(bytes);
  const isOurs = checks.some((check) => sections.has(check));
  return (owner) => {
    const section = sections.get(owner.check);
    if (section !== undefined) return readState(section, owner);
    if (isOurs) return empty;
    const first = readState(bytes, owner);
    return first.ignored === undefined || bytes === undefined
      ? first
      : lost('it is not whole, or belongs to a check of other ledgers');
  };
}

/** By check. A section whose first line is broken is none. */
function sectionsOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const begin = Buffer.from('{"schema":');
  const starts: number[] = [];
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = all.indexOf(begin); at >= 0; at = all.indexOf(begin, at + 1)) {
    if (at === 0 || all[at - 1] === 10) starts.push(at);
  }
  const sections = new Map<string, Uint8Array>();
  for (const [nth, start] of starts.entries()) {
    const section = bytes.subarray(start, starts[nth + 1]);
    try {
      const line = section.subarray(0, section.indexOf(10));
      sections.set(readJson(header.read, line, 'its first line').check, section);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return sections;
}

function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  if (from < bytes.length) fail('its last line', 'is cut off');
  return lines;
}

/** Entries are written with the version in front, so that none needs to be read to find another. */
function versionOf(line: Uint8Array): string {
  const start = Buffer.from(line.subarray(0, 200)).toString('latin1');
  const [, version] = /^\{"version":"([A-Za-z0-9_.-]{1,128})"/.exec(start) ?? [];
  // A slice would keep the line in memory.
  return version === undefined
    ? fail('one of its lines', 'has no version')
    : Buffer.from(version).toString();
}

/** undefined also for a line that is broken. */
function readKnown(
  line: Uint8Array | undefined,
  signers: Map<string, Signer>,
): VerifiedRelease | undefined {
  if (line === undefined) return undefined;
  try {
    return toKnown(readJson(entry.read, line, 'the entry'), signers);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** @param signers read so far: thousands of signatures share a few */
function toKnown(
  { digest, manifests, images }: Infer<typeof entry>,
  signers: Map<string, Signer>,
): VerifiedRelease | undefined {
  const shared = (one: Signer): Signer => {
    const id = JSON.stringify(one);
    const known = signers.get(id) ?? one;
    signers.set(id, known);
    return known;
  };
  const [root] = manifests;
  if (root?.digest !== digest) return undefined;
  if (images.some(({ looks }) => looks.length !== manifests.length)) return undefined;
  return {
    digest,
    manifests: manifests.map(
      ({ signatures, ...one }): ManifestState => ({
        ...one,
        state: 'ok',
        signatures: signatures.map((made) => ({ ...made, signer: shared(made.signer) })),
      }),
    ),
    looks: new Map(images.map(({ registry, looks }) => [registry, looks])),
    full: new Map(images.map(({ registry, full }) => [registry, full])),
  };
}

export function formatHeader({ check, policy }: StateOwner): string {
  return `${JSON.stringify({ schema, check, policy })}\n`;
}

export function formatKnown(
  version: string,
  { digest, manifests, looks, full }: VerifiedRelease,
): string {
  const written = {
    version,
    digest,
    manifests: manifests.map(({ digest, role, platforms, signatures, attestations }) => ({
      ...{ digest, role, platforms, signatures },
      ...defined({ attestations }),
    })),
    images: [...looks].map(([registry, looks]) => ({ registry, looks, full: full.get(registry) })),
  };
  return `${JSON.stringify(written)}\n`;
}

export function formatFooter({ runs }: DriftHistory): string {
  return `${JSON.stringify({ runs })}\n`;
}

const most = { runs: 100, names: 1000 };

export function withRun({ runs, lost }: DriftHistory, report: DriftReport): DriftHistory {
  const all = [...runs, toPastRun(report, runs.at(-1))].slice(-most.runs);
  return { runs: all, ...(lost === undefined ? {} : { lost }) };
}

function toPastRun(report: DriftReport, before: PastRun | undefined): PastRun {
  const { started, state, differences, unreachable, requests } = report;
  const registries = unreachable.flatMap(({ image }) => image ?? []);
  const unseen = (before?.unknownTags ?? []).filter((name) => isUnseen(name, report));
  const unknownTags = [...new Set([...report.unknownTags.map(({ tag }) => tag), ...unseen])];
  return {
    started,
    state,
    turn: nextTurn(before),
    differences: differences.map(({ id }) => id).slice(0, most.names),
    unreachable: [...new Set(registries)].slice(0, most.names),
    unknownTags: unknownTags.slice(0, most.names),
    requests,
  };
}

/** The number of the run that follows. */
export function nextTurn(before: PastRun | undefined): number {
  return before === undefined ? 0 : before.turn + 1;
}

/** A tag that could not be looked for is not known to be gone (fault 47). */
function isUnseen(name: string, { unreachable, shard, missingShards }: DriftReport): boolean {
  if (!looksAtTags(shard) || missingShards.some(looksAtTags)) return true;
  return unreachable.some(({ image }) => image !== undefined && name.startsWith(`${image}:`));
}

export function boundedHistory(runs: readonly PastRun[]): DriftHistory {
  return { runs: runs.slice(-most.runs) };
}
