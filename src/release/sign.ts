/** The step that signs the index and all manifests under it on the first registry. Existing signatures are kept. */

import { countSignatures } from '../sign/report.ts';
import { signImages } from '../sign/sign.ts';
import { resolve } from '../verify/resolve.ts';
import { signContext, signedImage } from './signing.ts';
import { type ReleaseRun, repositoryOf } from './state.ts';
import type { StepResult } from './steps.ts';

export async function sign(run: ReleaseRun, say: (detail: string) => void): Promise<StepResult> {
  const { task, state } = run;
  const image = signedImage(run);
  // Fetched once and checked against the digest: the tag step pushes these bytes.
  state.root = await resolve(repositoryOf(run, task.image), image.reference);
  state.sign = await signImages(
    [image],
    {
      ...task.sign,
      platforms: task.policy.platforms,
      ...(task.dryRun ? { dryRun: true } : {}),
    },
    signContext(run, 'signatures', say),
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
