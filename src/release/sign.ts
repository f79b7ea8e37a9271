/** The step that signs the index and all manifests under it on the first registry. Existing signatures are kept. */

import { formatReference } from '../oci/reference.ts';
import { countSignatures } from '../sign/report.ts';
import { signImages } from '../sign/sign.ts';
import { resolve } from '../verify/resolve.ts';
import { assertMirrorsAccept } from './assert-mirrors-accept.ts';
import { digestOf, type ReleaseRun, repositoryOf } from './state.ts';
import type { StepResult } from './steps.ts';

export async function sign(run: ReleaseRun, say: (detail: string) => void): Promise<StepResult> {
  const { task, context, state } = run;
  const digest = digestOf(run);
  const reference = { ...task.image.repository, digest };
  // Fetched once and checked against the digest: the tag step pushes these bytes.
  state.root = await resolve(repositoryOf(run, task.image), reference);
  state.sign = await signImages(
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
      beforeSigning: (missing) => assertMirrorsAccept(run, missing),
      callerAdvises: true,
      onProgress: ({ done, of }) => say(`${done} of ${of} signatures`),
    },
  );
  const { existing, made, signatures, manifests } = countSignatures(state.sign);
  const missing = signatures - existing;
  const findings = state.sign.images.flatMap((image) => image.findings);
  const all = `${manifests} ${manifests === 1 ? 'manifest' : 'manifests'}`;
  if (task.dryRun) {
    const detail = `${all}: ${existing} signatures exist, ${missing} to make`;
    return { state: missing === 0 ? 'unchanged' : 'planned', detail, findings };
  }
  const detail = `${all}, ${existing} signatures${made === 0 ? ', none of them new' : `, ${made} of them new`}`;
  return { state: made === 0 ? 'unchanged' : 'done', detail, findings };
}
