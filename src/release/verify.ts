/** The steps that verify the image, like any other user and independently of the steps that wrote it. */

import { defined } from '../defined.ts';
import { formatReference } from '../oci/reference.ts';
import { attestationCheck } from '../verify/attestations.ts';
import type { ImageTask } from '../verify/image.ts';
import type { Finding, VerifyReport } from '../verify/report.ts';
import { verifyImages } from '../verify/verify.ts';
import { lostAttestations, policyWithAttestations } from './attest.ts';
import { digestOf, type ReleaseRun } from './state.ts';
import { type StepResult, withoutAdvice } from './steps.ts';
import { type Destination, destinationsOf } from './task.ts';

export function verifyFirst(run: ReleaseRun, say: (detail: string) => void): Promise<StepResult> {
  return verifyAt(run, [run.task.image], say);
}

/** Verifies all registries together: they must have the same digest and the same signatures. */
export function verifyEverywhere(
  run: ReleaseRun,
  say: (detail: string) => void,
): Promise<StepResult> {
  return verifyAt(run, destinationsOf(run.task), say);
}

async function verifyAt(
  run: ReleaseRun,
  destinations: readonly Destination[],
  say: (detail: string) => void,
): Promise<StepResult> {
  const { context, state } = run;
  const policy = policyWithAttestations(run);
  // What the release has made is required; the ledger records whatever else there is.
  const checkAttestations =
    policy.attestations === undefined ? context.checkAttestations : attestationCheck(policy);
  const report = await verifyImages(
    destinations.map((destination) => taskFor(run, destination)),
    policy,
    {
      registry: context.registry,
      now: context.now,
      tool: context.tool,
      rebuildsPayloads: false,
      ...defined({ checkAttestations }),
      onProgress: ({ image, done, of }) => say(`${image}: ${done} of ${of} manifests`),
    },
  );
  state.verify = report;
  const manifests = report.images[0]?.manifests.length ?? 0;
  const where =
    destinations.length === 1 ? '' : ` on each of ${destinations.length} registries, signed alike`;
  const findings = [...findingsOf(report), ...lostAttestations(run, report)];
  return { state: 'done', detail: `${manifests} manifests${where}`, findings };
}

/** Only the first registry's signatures may be in another repository. */
function taskFor(run: ReleaseRun, destination: Destination): ImageTask {
  const { task } = run;
  const reference = { ...destination.repository, digest: digestOf(run) };
  const elsewhere = destination === task.image ? task.sign.signatureRepository : undefined;
  return {
    text: formatReference(reference),
    reference,
    ...(elsewhere === undefined ? {} : { signatures: elsewhere }),
  };
}

function findingsOf({ images, findings }: VerifyReport): readonly Finding[] {
  return [...images.flatMap((image) => image.findings), ...findings].map(withoutAdvice);
}
