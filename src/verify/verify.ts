/** The verb: did the key holder sign all of this, on every registry? */

import { mapConcurrently } from '../async.ts';
import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { cosignRepository, type Repository } from '../oci/reference.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { type ImageTask, verifyImage } from './image.ts';
import { exitCodeFor, outcomeOf } from './outcome.ts';
import { checkParity } from './parity.ts';
import { describePolicy, type Policy } from './policy.ts';
import { readersOfAll } from './readable.ts';
import {
  type ImageReport,
  reportSchema,
  type VerifyProgress,
  type VerifyReport,
} from './report.ts';

export interface VerifyContext {
  readonly registry: {
    repository(name: Repository): ReadableRepository;
    /** requests so far */
    readonly sent: number;
  };
  readonly now: () => Date;
  readonly tool: VerifyReport['tool'];
  readonly onProgress?: (progress: VerifyProgress) => void;
  /** false: only what every reader can fetch counts, and no payload that the registry lacks is rebuilt */
  readonly rebuildsPayloads?: boolean;
}

/** Images that are looked at together; each holds its manifests' bytes only while it is under way. */
const imagesAtOnce = 8;

/** Throws E_INPUT for an empty list (threat 83); everything else ends in the report. */
export async function verifyImages(
  tasks: readonly ImageTask[],
  policy: Policy,
  context: VerifyContext,
): Promise<VerifyReport> {
  if (tasks.length === 0) throw new TrustError('E_INPUT', 'there is no image to verify');
  if (tasks.length > limits.listItems) {
    throw new TrustError('E_INPUT', `a run takes ${limits.listItems} images at most`);
  }
  if (policy.keys.length === 0) throw new TrustError('E_KEY', 'there is no key to verify with');

  const started = context.now();
  const named = tasks.map(({ reference }) => cosignRepository(reference));
  const images = await mapConcurrently(imagesAtOnce, tasks, (task) => {
    const repository = context.registry.repository(task.reference);
    return verifyImage(task, {
      policy,
      now: started,
      repository,
      signatures: context.registry.repository(
        task.signatures ?? policy.signatureRepository ?? task.reference,
      ),
      discover: {
        payloadReferences:
          context.rebuildsPayloads === false ? [] : payloadReferencesFor(task, named, policy),
      },
      onManifest: (done, of) => {
        context.onProgress?.({ image: task.text, done, of, requests: context.registry.sent });
      },
    });
  });
  return toReport(started, images, policy, context);
}

/** More would cost more than they are worth: each is hashed for each layer whose payload is missing. */
const maxGuesses = 16;

/** What its payloads may name: itself, or, on a mirror, where the image was signed: any of the run's may be it. */
function payloadReferencesFor(
  { reference }: ImageTask,
  named: readonly string[],
  { expectedReference }: Policy,
): readonly string[] {
  const expected = expectedReference === undefined ? [] : [expectedReference];
  return [...new Set([...expected, cosignRepository(reference), ...named])].slice(0, maxGuesses);
}

function toReport(
  started: Date,
  images: readonly ImageReport[],
  policy: Policy,
  context: VerifyContext,
): VerifyReport {
  const parity = checkParity(policy.parity, images);
  const errors = [...images.flatMap(({ findings }) => findings), ...parity.findings].filter(
    ({ severity }) => severity === 'error',
  );
  const exitCode = exitCodeFor(errors.map(({ code }) => code));
  return {
    schema: reportSchema,
    tool: context.tool,
    started: started.toISOString(),
    finished: context.now().toISOString(),
    outcome: outcomeOf(exitCode),
    exitCode,
    policy: describePolicy(policy),
    images,
    parity: parity.report,
    readers: readersOfAll(images.map(({ readers }) => readers)),
    findings: parity.findings,
    requests: context.registry.sent,
  };
}
