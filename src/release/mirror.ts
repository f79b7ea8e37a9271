/** The step that copies image and signatures to the mirrors, without a tag. */

import { mirror as mirrorImage } from '../mirror/mirror.ts';
import type { MirrorReport } from '../mirror/report.ts';
import { cosignRepository, formatReference } from '../oci/reference.ts';
import { digestOf, type ReleaseRun, repositoryOf, signaturesOf } from './state.ts';
import { type StepResult, withoutAdvice } from './steps.ts';

export async function mirror(run: ReleaseRun, say: (detail: string) => void): Promise<StepResult> {
  const { task, context, state } = run;
  const digest = digestOf(run);
  state.mirror = await mirrorImage(
    {
      source: {
        text: formatReference({ ...task.image.repository, digest }),
        repository: repositoryOf(run, task.image),
        signatures: signaturesOf(run),
        reference: { digest },
      },
      targets: task.mirrors.map((destination) => ({
        text: destination.name,
        repository: repositoryOf(run, destination),
      })),
      // The source was just verified, and every mirror is verified in the next step. A dry run has no signatures yet.
      require: task.dryRun ? 'none' : 'signed',
      payloadReferences: [cosignRepository(task.image.repository)],
      onConflict: 'fail',
      skipMissingReferrers: task.skipMissingReferrers === true,
      dryRun: task.dryRun,
    },
    {
      now: context.now,
      sent: () => context.registry.sent,
      tool: context.tool,
      pause: (attempt) => context.pause(attempt),
      onProgress: ({ target, step, done, of }) => say(`${target}: ${step}, ${done} of ${of} parts`),
    },
  );
  const { targets, findings } = state.mirror;
  return {
    ...summarize(state.mirror),
    findings: [...findings, ...targets.flatMap((target) => target.findings)].map(withoutAdvice),
  };
}

function summarize({ targets, dryRun }: MirrorReport): Pick<StepResult, 'state' | 'detail'> {
  const states = targets.flatMap(({ content }) => content.map(({ state }) => state));
  const copied = states.filter((state) => state === 'copied' || state === 'mounted').length;
  const missing = states.filter((state) => state === 'missing').length;
  const where = targets.length === 1 ? '1 mirror' : `${targets.length} mirrors`;
  if (dryRun) {
    const plan = missing === 0 ? 'nothing is missing' : `${missing} parts to copy`;
    return { state: missing === 0 ? 'unchanged' : 'planned', detail: `${where}: ${plan}` };
  }
  const result = copied === 0 ? 'nothing to copy' : `${copied} parts copied`;
  return { state: copied === 0 ? 'unchanged' : 'done', detail: `${where}: ${result}` };
}
