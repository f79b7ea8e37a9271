/** The signatures of the first registry: index and everything under it; what is signed is left alone. */

import { formatReference } from '../oci/reference.ts';
import { countSignatures } from '../sign/report.ts';
import { signImages } from '../sign/sign.ts';
import { resolve } from '../verify/resolve.ts';
import { assertMirrorsTake } from './assert-mirrors-take.ts';
import { digestOf, type ReleaseRun, repositoryOf } from './run.ts';
import type { StepEnd } from './steps.ts';

export async function sign(run: ReleaseRun, say: (detail: string) => void): Promise<StepEnd> {
  const { task, context, progress } = run;
  const digest = digestOf(run);
  const reference = { ...task.image.repository, digest };
  // Once, and hashed: these very bytes are tagged in the end.
  progress.root = await resolve(repositoryOf(run, task.image), reference);
  progress.sign = await signImages(
    [{ text: formatReference(reference), reference }],
    {
      ...task.sign,
      platforms: task.policy.platforms,
      ...(task.dryRun ? { dryRun: true } : {}),
    },
    {
      registry: context.registry,
      now: context.now,
      pause: (attempt) => context.pause(attempt),
      tool: context.tool,
      beforeSigning: (missing) => assertMirrorsTake(run, missing),
      callerAdvises: true,
      onProgress: ({ done, of }) => say(`${done} of ${of} signatures`),
    },
  );
  const { there, made, signatures, manifests } = countSignatures(progress.sign);
  const missing = signatures - there;
  const findings = progress.sign.images.flatMap((image) => image.findings);
  const all = `${manifests} ${manifests === 1 ? 'manifest' : 'manifests'}`;
  if (task.dryRun) {
    const detail = `${all}: ${there} signatures are there, ${missing} are to be made`;
    return { state: missing === 0 ? 'unchanged' : 'planned', detail, findings };
  }
  const detail = `${all}, ${there} signatures${made === 0 ? ', all there before' : `, ${made} of them new`}`;
  return { state: made === 0 ? 'unchanged' : 'done', detail, findings };
}
