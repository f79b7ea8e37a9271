/**
 * Runs a release: check, build, sign, verify, mirror, verify the mirrors, tag, ledger. Tags are written
 * only after everything was verified on every registry. So no tag ever points to an image that is not
 * fully signed, and a failed step leaves no tag.
 */

import { defined } from '../defined.ts';
import { formatRepository } from '../oci/reference.ts';
import { reportedSigner } from '../sign/signer.ts';
import { conclusionOf } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import { check } from './check.ts';
import { enterLedger } from './ledger-entry.ts';
import { mirror } from './mirror.ts';
import { redactedCommand } from './redact.ts';
import { type ReleaseReport, releaseReportSchema, type StepName } from './report.ts';
import { sign } from './sign.ts';
import { type ReleaseRun, ReleaseState } from './state.ts';
import { adviceFor, registriesOf } from './status.ts';
import { type StepResult, Steps } from './steps.ts';
import { planTags, writeTags } from './tag-last.ts';
import type { ReleaseContext, ReleaseTask } from './task.ts';
import { verifyEverywhere, verifyFirst } from './verify.ts';

type Step = (run: ReleaseRun, say: (detail: string) => void) => Promise<StepResult>;

const sequence: readonly (readonly [StepName, Step])[] = [
  ['check', check],
  ['build', build],
  ['sign', sign],
  ['verify', verifyFirst],
  ['mirror', ifMirrored(mirror)],
  ['verify-mirrors', ifMirrored(verifyEverywhere)],
  ['tag', writeTags],
  ['ledger', enterLedger],
];

const plan: readonly (readonly [StepName, Step])[] = [
  ['check', check],
  ['build', planBuild],
  ['sign', ifKnown(sign, 'index and every manifest under it')],
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
  for (const [name, step] of task.dryRun ? plan : sequence) {
    if (canContinue) canContinue = await steps.run(name, (say) => step(run, say));
    else steps.notReached(name);
  }
  return toReport(run, started, steps);
}

function setDigest(
  { context, state }: ReleaseRun,
  digest: NonNullable<ReleaseState['digest']>,
): void {
  state.digest = digest;
  context.onDigest?.(digest);
}

async function build(run: ReleaseRun): Promise<StepResult> {
  const { origin } = run.task;
  if (typeof origin === 'string') return { state: 'skipped', detail: `${origin} was given` };
  const digest = await run.context.build(origin);
  setDigest(run, digest);
  return { state: 'done', detail: `${digest}, pushed without a tag` };
}

async function planBuild({ task: { origin } }: ReleaseRun): Promise<StepResult> {
  if (typeof origin === 'string') return { state: 'skipped', detail: `${origin} was given` };
  return { state: 'planned', detail: 'pushed by digest, without a tag' };
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
  const { digest, sign, mirror, verify } = state;
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
    ...(typeof task.origin === 'string'
      ? {}
      : { build: { command: redactedCommand(task.origin) } }),
    ...defined({ sign, mirror }),
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
