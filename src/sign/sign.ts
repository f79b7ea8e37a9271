/** The verb: sign all of this, so that every cosign accepts it. */

import { TrustError } from '../error.ts';
import type { ImageTask } from '../verify/image.ts';
import { exitCodeFor, outcomeOf } from '../verify/outcome.ts';
import { readersOfAll } from '../verify/readable.ts';
import type { SignContext } from './context.ts';
import { signImage } from './image.ts';
import { assertUsable, type SignOptions } from './options.ts';
import { type SignedImageReport, type SignReport, signReportSchema } from './report.ts';

/** Throws E_INPUT for what can be known beforehand; everything else ends in the report. */
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
  // One after the other: a run that fails leaves whole images behind, and not halves of many.
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
  const errors = images
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === 'error');
  const exitCode = exitCodeFor(errors.map(({ code }) => code));
  return {
    schema: signReportSchema,
    tool: context.tool,
    started: started.toISOString(),
    finished: context.now().toISOString(),
    outcome: outcomeOf(exitCode),
    exitCode,
    key: options.key.public.fingerprint,
    keyPinned: options.key.public.pinned,
    formats: options.formats,
    logs: options.logs.map(({ url }) => url),
    annotations: options.annotations,
    images,
    readers: readersOfAll(images.map(({ readers }) => readers)),
    requests: context.registry.sent,
  };
}
