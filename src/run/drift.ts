/** Runs a drift check, from options to report, for the action, the terminal and the library. */

import { defined } from '../defined.ts';
import { checkDrift as check } from '../drift/check.ts';
import type { DriftProgress, DriftResult } from '../drift/report.ts';
import { checkId, type StateFile, type StateOwner } from '../drift/state.ts';
import type { DriftContext, DriftTask } from '../drift/task.ts';
import { TrustError } from '../error.ts';
import { acceptsName } from '../identity/trusted.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { formatRepository } from '../oci/reference.ts';
import type { ConnectionValues } from '../options/connection.ts';
import type { DriftValues } from '../options/drift.ts';
import { readTexts } from '../options/inputs.ts';
import { trust } from '../options/trust.ts';
import { describeSigner, type Signer, type TrustedSigner } from '../signature/signer.ts';
import { finding } from '../verify/finding.ts';
import { describeSigners, type Policy } from '../verify/policy.ts';
import type { Finding } from '../verify/report.ts';
import { tool } from '../version.ts';
import { rootFallbacks, unpinnedFiles } from './advice.ts';
import { listAttestations } from './attestations.ts';
import type { Host } from './connection.ts';
import { openRegistries, type Registries } from './drift-registries.ts';
import { hashPolicy, openState, StateOutput, StateSection } from './drift-state.ts';
import { assertDistinct, ledgerOf, nameOf } from './drift-task.ts';
import { readKeys } from './keys.ts';
import { noDemands, policyOf } from './policy.ts';

/** Throws TrustError for options that cannot be used, before any registry is asked. */
export async function checkDrift(
  values: DriftValues,
  host: Host,
  onProgress?: (progress: DriftProgress) => void,
): Promise<DriftResult> {
  assertDistinct(values.images);
  const ledger = await ledgerOf(values);
  const check = {
    name: nameOf(values),
    ledger,
    values: withSigners(values, ledger, `${values.ledger}`),
  };
  const opened = await openRegistries(values, host);
  const output = new StateOutput(values.state);
  try {
    const policy = await policyFor(check.values, opened, host);
    const owner = ownerOf(check, policy);
    const before = await openState(values.state, owner);
    await output.begin();
    const section = new StateSection(owner, (piece) => output.write(piece));
    const tell = defined({ onProgress });
    const result = await runCheck({ ...check, policy, before, section }, opened, host, tell);
    await output.commit();
    return result;
  } finally {
    await output.drop();
    opened.close();
  }
}

/** Loaded late: most ledgers have no attestations. */
async function attestationsIn(ledger: Ledger | undefined, policy: Policy) {
  const isAttested = ledger?.releases.some(({ attestations }) => attestations !== undefined);
  return isAttested === true ? listAttestations(policy) : undefined;
}

/** One ledger, or a list of tags, with its options. */
export interface LedgerCheck {
  readonly name: string;
  readonly ledger: Ledger | undefined;
  readonly values: DriftValues;
}

/** Throws E_INPUT if both the options and the ledger say whose signatures count. */
export function withSigners<V extends TrustValues>(
  values: V,
  ledger: Ledger | undefined,
  source: string,
): V {
  if (ledger?.signers === undefined) return values;
  const given = trustGiven(values);
  if (given.length === 0) {
    return { ...values, ...readTexts(trust, ledger.signers, `${source}: signers`) };
  }
  const message = `${source} says whose signatures count, and so does ${given.join(', ')}: one of the two must go`;
  throw new TrustError('E_INPUT', message);
}

type TrustValues = Pick<DriftValues, keyof typeof trust>;

function trustGiven(values: TrustValues): readonly string[] {
  const fields = Object.keys(trust) as (keyof typeof trust)[];
  return fields.filter((field) => {
    const [value, usual] = [values[field], trust[field].default];
    return JSON.stringify(value) !== JSON.stringify(usual);
  });
}

export async function policyFor(
  values: TrustValues & ConnectionValues,
  { transport }: Pick<Registries, 'transport'>,
  host: Host,
): Promise<Policy> {
  const demands = await policyOf({ ...noDemands, ...values }, host);
  return { ...demands, keys: await readKeys(values, demands.identities, host, transport) };
}

/** Identifies the check that a state belongs to. */
export function ownerOf(check: LedgerCheck, policy: Policy): StateOwner {
  return { check: idOf(check), policy: hashPolicy(policy) };
}

export function idOf({ name, ledger, values }: LedgerCheck): string {
  const registries = values.images.map((one) => ({ name: formatRepository(one) }));
  return checkId({ name, ledger, registries });
}

export interface RunningCheck extends LedgerCheck {
  readonly policy: Policy;
  readonly before: StateFile;
  readonly section: StateSection;
}

export async function runCheck(
  { name, ledger, values, policy, before, section }: RunningCheck,
  opened: Registries,
  host: Host,
  more: Partial<Pick<DriftContext, 'onProgress' | 'sent'>>,
): Promise<DriftResult> {
  const { images, tags, blobs, shard, state, fullEvery } = values;
  const signers = describeSigners(policy);
  assertSigners(ledger, signers);
  const task: DriftTask = {
    registries: images.map((one) => opened.registry(one, policy.signatureRepository)),
    ...{ name, ledger, tags, policy, blobs, shard, fullEvery },
    history: before.history,
    notes: [
      ...stateNotes(`${state}`, before),
      ...rootFallbacks(policy.trustedRoots),
      ...(await unpinnedFiles(signers, host.env)),
    ],
  };
  const { report, history } = await check(task, {
    now: () => new Date(),
    sent: () => opened.transport.sent,
    tool,
    last: before.known,
    remember: (version, known) => section.remember(version, known),
    ...defined({ checkAttestations: await attestationsIn(ledger, policy) }),
    ...more,
  });
  const known = new Set([...tags, ...(ledger?.releases ?? []).map(({ version }) => version)]);
  section.end(history, before, (version) => known.has(version));
  // The rows of releases have digests, codes and names: they quote no server.
  const { releases, ...quoting } = report;
  return { report: { ...opened.masked(quoting), releases }, history: opened.masked(history) };
}

/** Otherwise, a mistake in the configuration would make every release of that signer look tampered with. */
function assertSigners(ledger: Ledger | undefined, signers: readonly TrustedSigner[]): void {
  const isGiven = (signer: Signer) => signers.some((one) => acceptsName(one, signer));
  const other = ledger?.releases.find(({ signer }) => !isGiven(signer));
  if (other === undefined) return;
  const { version, signer } = other;
  throw new TrustError(
    'E_KEY',
    `the ledger says that ${version} was signed ${signer.kind !== 'identity' ? 'with the' : 'by'} ${describeSigner(signer)}, which is not given`,
  );
}

/** About what of a state file is not used. */
export function stateNotes(path: string, { history, ignored }: StateFile): readonly Finding[] {
  if (ignored === undefined) return [];
  const file = `the state file ${JSON.stringify(path)}`;
  if (history.lost === undefined) {
    const message = `${file} is not used: ${ignored}; everything was checked`;
    return [finding('E_INPUT', message, { severity: 'note' })];
  }
  const message = `the history of earlier runs is lost, ${file} cannot be used: ${ignored}; everything was checked, and nothing is given a second run`;
  return [
    finding('E_INPUT', message, {
      severity: 'warning',
      advice:
        'in the first run, begin with a file that holds the word first; later, find out what removed or replaced it',
    }),
  ];
}
