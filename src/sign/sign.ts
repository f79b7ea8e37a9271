/** Signs images, in formats that all cosign versions accept. */

import { TrustError } from '../error.ts';
import { conclusionOf } from '../verify/finding.ts';
import type { ImageTask } from '../verify/image.ts';
import { readersOfAll } from '../verify/readable.ts';
import { signImage } from './image.ts';
import { assertUsable, type SignOptions } from './options.ts';
import { type SignedImageReport, type SignReport, signReportSchema } from './report.ts';
import { reportedSigner } from './signer.ts';
import type { SignContext } from './state.ts';

/** Throws E_INPUT for unusable options; other errors are in the report. */
export async function signImages(
  tasks: readonly ImageTask[],
  options: SignOptions,
  context: SignContext,
): Promise<SignReport> {
  if (tasks.length === 0) throw new TrustError('E_INPUT', 'there is no image to sign');
  assertUsable(options);
  const { registry, now, beforeSigning, callerAdvises = false } = context;
  const pause = (attempt: number) => context.pause(attempt);
  const started = now();
  const images: SignedImageReport[] = [];
  // One after the other, so that a run that fails leaves at most one image half-signed.
  for (const task of tasks) {
    const { signatureRepository: elsewhere } = options;
    const signatures = registry.target(elsewhere ?? task.reference);
    const repository = elsewhere === undefined ? signatures : registry.repository(task.reference);
    const onPublished = (done: number, of: number) =>
      context.onProgress?.({ image: task.text, done, of, requests: registry.sent });
    images.push(
      await signImage(task, options, {
        ...{ repository, signatures, now, pause, callerAdvises, onPublished },
        ...(beforeSigning === undefined ? {} : { beforeSigning }),
      }),
    );
  }
  return toReport(started, images, options, context);
}

function toReport(
  started: Date,
  images: readonly SignedImageReport[],
  options: SignOptions,
  context: SignContext,
): SignReport {
  return {
    schema: signReportSchema,
    tool: context.tool,
    started: started.toISOString(),
    finished: context.now().toISOString(),
    ...conclusionOf(images.flatMap(({ findings }) => findings)),
    signer: reportedSigner(options.signer),
    formats: options.formats,
    logs: options.logs.map(({ url }) => url),
    annotations: options.annotations,
    images,
    readers: readersOfAll(images.map(({ readers }) => readers)),
    requests: context.registry.sent,
  };
}
