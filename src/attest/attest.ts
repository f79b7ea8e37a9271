/** Makes attestations about images, in formats that all cosign versions accept. */

import { TrustError } from '../error.ts';
import { assertUsable, type SigningOptions } from '../sign/options.ts';
import { reportedSigner } from '../sign/signer.ts';
import type { SignContext } from '../sign/state.ts';
import { conclusionOf } from '../verify/finding.ts';
import type { ImageTask } from '../verify/image.ts';
import { attestImage } from './image.ts';
import { type AttestedImageReport, type AttestReport, attestReportSchema } from './report.ts';
import type { Source } from './subjects.ts';

/** Throws E_INPUT for unusable options; other errors are in the report. */
export async function attestImages(
  tasks: readonly ImageTask[],
  sources: readonly Source[],
  options: SigningOptions,
  context: SignContext,
): Promise<AttestReport> {
  if (tasks.length === 0) throw new TrustError('E_INPUT', 'there is no image to attest');
  assertUsable(options);
  const started = context.now();
  const images: AttestedImageReport[] = [];
  // One after the other, so that a run that fails leaves at most one image half-attested.
  for (const task of tasks) images.push(await attestImage(task, sources, options, context));
  return {
    schema: attestReportSchema,
    tool: context.tool,
    started: started.toISOString(),
    finished: context.now().toISOString(),
    ...conclusionOf(images.flatMap(({ findings }) => findings)),
    signer: reportedSigner(options.signer),
    formats: options.formats,
    logs: options.logs.map(({ url }) => url),
    images,
    requests: context.registry.sent,
  };
}
