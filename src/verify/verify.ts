/** Verifies images: every manifest of every image must be signed, and registries must agree. */

import { mapConcurrently } from '../async.ts';
import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { cosignRepository, type Repository } from '../oci/reference.ts';
import { remembering } from '../registry/remembering.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { CheckAttestations } from './attestations.ts';
import { conclusionOf } from './finding.ts';
import { type ImageTask, verifyImage } from './image.ts';
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
    readonly sent: number;
  };
  readonly now: () => Date;
  readonly tool: VerifyReport['tool'];
  readonly onProgress?: (progress: VerifyProgress) => void;
  /** if the policy asks for attestations; loaded by runs that do */
  readonly checkAttestations?: CheckAttestations;
  /** false: missing payloads are not rebuilt, so that only signatures count that other tools can read */
  readonly rebuildsPayloads?: boolean;
}

/** Images to verify concurrently; limits how many manifests are in memory. */
const imagesAtOnce = 8;

/** Throws E_INPUT for an empty list (threat 83) and E_KEY without a signer; other errors are in the report. */
export async function verifyImages(
  tasks: readonly ImageTask[],
  policy: Policy,
  context: VerifyContext,
): Promise<VerifyReport> {
  if (tasks.length === 0) throw new TrustError('E_INPUT', 'there is no image to verify');
  if (tasks.length > limits.listItems) {
    throw new TrustError('E_INPUT', `a run accepts ${limits.listItems} images at most`);
  }
  if (policy.keys.length + policy.identities.length === 0) {
    throw new TrustError('E_KEY', 'there is neither a key nor an identity to verify with');
  }

  const started = context.now();
  const named = tasks.map(({ reference }) => cosignRepository(reference));
  const images = await mapConcurrently(imagesAtOnce, tasks, (task) => {
    const repository = task.repository ?? context.registry.repository(task.reference);
    const elsewhere = task.signatures ?? policy.signatureRepository;
    const signatures =
      elsewhere === undefined ? repository : context.registry.repository(elsewhere);
    const { checkAttestations } = context;
    return verifyImage(task, {
      policy,
      now: started,
      repository,
      signatures: checkAttestations === undefined ? signatures : remembering(signatures),
      ...(checkAttestations === undefined ? {} : { checkAttestations }),
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

/** Every reference is hashed for each layer whose payload is missing. */
const maxGuesses = 16;

/** References that the payloads may name: the image's own, or for a mirror, any other image of the run. */
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
  return {
    schema: reportSchema,
    tool: context.tool,
    started: started.toISOString(),
    finished: context.now().toISOString(),
    ...conclusionOf([...images.flatMap(({ findings }) => findings), ...parity.findings]),
    policy: describePolicy(policy),
    images,
    parity: parity.report,
    readers:
      policy.attestations?.signatures === 'ignored'
        ? []
        : readersOfAll(images.map(({ readers }) => readers)),
    findings: parity.findings,
    requests: context.registry.sent,
  };
}
