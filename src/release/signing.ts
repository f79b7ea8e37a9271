/** What the steps that sign and that attest share: the image on the first registry, and the context of the run. */

import { formatReference } from '../oci/reference.ts';
import type { SignContext } from '../sign/state.ts';
import type { ImageTask } from '../verify/image.ts';
import { assertMirrorsAccept } from './assert-mirrors-accept.ts';
import { digestOf, type ReleaseRun } from './state.ts';

export function signedImage(run: ReleaseRun): ImageTask {
  const reference = { ...run.task.image.repository, digest: digestOf(run) };
  return { text: formatReference(reference), reference };
}

/** @param noun what is made, in the progress */
export function signContext(
  run: ReleaseRun,
  noun: 'signatures' | 'attestations',
  say: (detail: string) => void,
): SignContext {
  const { context } = run;
  return {
    registry: context.registry,
    now: context.now,
    pause: (attempt) => context.pause(attempt),
    tool: context.tool,
    beforeSigning: (missing) => assertMirrorsAccept(run, missing),
    callerAdvises: true,
    onProgress: ({ done, of }) => say(`${done} of ${of} ${noun}`),
  };
}
