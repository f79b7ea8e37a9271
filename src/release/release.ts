/**
 * Runs a release: check, build, sign, attest, verify, mirror, verify the mirrors, tag, ledger. Tags are written
 * only after everything was verified on every registry. So no tag ever points to an image that is not
 * fully signed, and a failed step leaves no tag.
 */

import { defined } from '../defined.ts';
import type { Digest } from '../oci/digest.ts';
import { formatRepository } from '../oci/reference.ts';
import { reportedSigner } from '../sign/signer.ts';
import { conclusionOf } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import { attest } from './attest.ts';
import { check } from './check.ts';
import { enterLedger } from './ledger-entry.ts';
import { writeMerged } from './merge.ts';
import { mirror } from './mirror.ts';
import { redactedCommand } from './redact.ts';
import { type ReleaseReport, releaseReportSchema, type StepName } from './report.ts';
import { recordPush } from './resume.ts';
import { sign } from './sign.ts';
import { type ReleaseRun, ReleaseState, repositoryOf, setDigest } from './state.ts';
import { adviceFor, registriesOf } from './status.ts';
import { type StepResult, Steps } from './steps.ts';
import { planTags, writeTags } from './tag-last.ts';
import { buildOf, mergeOf, type ReleaseContext, type ReleaseTask } from './task.ts';
import { verifyEverywhere, verifyFirst } from './verify.ts';

type Step = (run: ReleaseRun, say: (detail: string) => void) => Promise<StepResult>;

type NamedStep = readonly [StepName, Step];

const sequence: readonly NamedStep[] = [
  ['check', check],
  ['build', build],
  ['sign', sign],
  ['attest', attest],
  ['verify', verifyFirst],
  ['mirror', ifMirrored(mirror)],
  ['verify-mirrors', ifMirrored(verifyEverywhere)],
  ['tag', writeTags],
  ['ledger', enterLedger],
];

const plan: readonly NamedStep[] = [
  ['check', check],
  ['build', planBuild],
  ['sign', ifKnown(sign, 'index and every manifest under it')],
  ['attest', ifKnown(attest, 'as asked for')],
  ['verify', planned('as the first registry serves it')],
  ['mirror', ifMirrored(ifKnown(mirror, 'image and signatures, byte for byte'))],
  ['verify-mirrors', ifMirrored(planned('on every registry, the same signatures on each'))],
  ['tag', planTags],
  ['ledger', enterLedger],
];

/** Errors of registries, logs and builds are in the report; it does not throw them. */
export async function release(task: ReleaseTask, context: ReleaseContext): Promise<ReleaseReport> {
  const started = context.now();
  const run: ReleaseRun = { task, context, state: new ReleaseState(task) };
  const steps = new Steps(context);
  if (typeof task.origin === 'string') setDigest(run, task.origin);
  let canContinue = true;
  for (const [name, step] of stepsOf(task)) {
    if (canContinue) canContinue = await steps.run(name, (say) => step(run, say));
    else steps.notReached(name);
  }
  return toReport(run, started, steps);
}

function stepsOf({ dryRun, attest }: ReleaseTask): readonly NamedStep[] {
  const steps = dryRun ? plan : sequence;
  return attest === undefined ? steps.filter(([name]) => name !== 'attest') : steps;
}

async function build(run: ReleaseRun): Promise<StepResult> {
  const { task, state, context } = run;
  const toBuild = buildOf(task);
  if (state.isResumed) return { state: 'unchanged', detail: resumed(state.digest) };
  if (toBuild !== undefined) {
    const digest = await context.build(toBuild);
    setDigest(run, digest);
    const findings = await recordPush(run, digest);
    return { state: 'done', detail: `${digest}, pushed without a tag`, findings };
  }
  const { merged } = state;
  if (merged === undefined) return { state: 'skipped', detail: `${state.digest} was given` };
  const written = await writeMerged(repositoryOf(run, task.image), merged);
  setDigest(run, merged.digest);
  return written === 'written'
    ? { state: 'done', detail: `${merged.digest}, ${joined(run)}, pushed without a tag` }
    : { state: 'unchanged', detail: `${merged.digest}, ${joined(run)}, is there already` };
}

function resumed(digest: Digest | undefined): string {
  return `${digest}, which an earlier run with the same inputs pushed and signed`;
}

function joined({ task }: ReleaseRun): string {
  return `the index of ${mergeOf(task)?.digests.length} images`;
}

async function planBuild(run: ReleaseRun): Promise<StepResult> {
  const { digest, merged, isResumed } = run.state;
  if (isResumed) return { state: 'unchanged', detail: resumed(digest) };
  if (digest !== undefined) return { state: 'skipped', detail: `${digest} was given` };
  const what = merged === undefined ? '' : `${merged.digest}, ${joined(run)}, `;
  return { state: 'planned', detail: `${what}pushed by digest, without a tag` };
}

function planned(detail: string): Step {
  return async () => ({ state: 'planned', detail });
}

/** In a dry run of a build, there is no image yet to plan these steps with. */
function ifKnown(step: Step, otherwise: string): Step {
  return (run, say) =>
    run.state.digest === undefined ? planned(otherwise)(run, say) : step(run, say);
}

function ifMirrored(step: Step): Step {
  return async (run, say) =>
    run.task.mirrors.length === 0
      ? { state: 'skipped', detail: 'there is no mirror' }
      : step(run, say);
}

function toReport(run: ReleaseRun, started: Date, steps: Steps): ReleaseReport {
  const { task, context, state } = run;
  const { digest, sign, attest, mirror, verify } = state;
  const toBuild = state.isResumed ? undefined : buildOf(task);
  const findings = steps.findings.map((one) => withAdvice(run, one));
  const { signatureRepository: elsewhere } = task.sign;
  return {
    schema: releaseReportSchema,
    tool: context.tool,
    started: started.toISOString(),
    finished: context.now().toISOString(),
    ...conclusionOf(findings),
    dryRun: task.dryRun,
    image: task.image.name,
    ...defined({ version: task.version }),
    signer: reportedSigner(task.sign.signer),
    ...(elsewhere === undefined ? {} : { signatureRepository: formatRepository(elsewhere) }),
    ...defined({ digest }),
    steps: steps.reports,
    registries: registriesOf(run),
    ...(toBuild === undefined ? {} : { build: { command: redactedCommand(toBuild) } }),
    ...defined({ sign, attest, mirror }),
    ...(verify === undefined ? {} : { verify, readers: verify.readers }),
    findings,
    requests: context.registry.sent,
  };
}

/** A dry run changes nothing, so there is no status to add to its advice. */
function withAdvice(run: ReleaseRun, one: Finding): Finding {
  if (one.severity !== 'error' || run.task.dryRun) return one;
  return { ...one, advice: adviceFor(run, one.code, one.advice) };
}
