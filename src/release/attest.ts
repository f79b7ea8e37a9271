/** The step that makes attestations about the signed image on the first registry. Existing ones are kept. */

import { attestImages } from '../attest/attest.ts';
import type { AttestReport } from '../attest/report.ts';
import type { AttestationReport } from '../attestation/report.ts';
import type { AttestationRequirement } from '../attestation/requirement.ts';
import { isThere } from '../sign/report.ts';
import { predicateTypeName } from '../signature/predicate-type.ts';
import { finding } from '../verify/finding.ts';
import type { Policy } from '../verify/policy.ts';
import type { Finding, VerifyReport } from '../verify/report.ts';
import { signContext, signedImage } from './signing.ts';
import type { ReleaseRun } from './state.ts';
import type { StepResult } from './steps.ts';

export async function attest(run: ReleaseRun, say: (detail: string) => void): Promise<StepResult> {
  const { task, state } = run;
  const report = await attestImages(
    [signedImage(run)],
    task.attest?.sources ?? [],
    { ...task.sign, ...(task.dryRun ? { dryRun: true } : {}) },
    signContext(run, 'attestations', say),
  );
  state.attest = report;
  const all = attestationsIn(report);
  const there = all.filter(isThere).length;
  const made = all.filter(({ state }) => state === 'published').length;
  const types = [...new Set(all.map(({ predicateType }) => predicateTypeName(predicateType)))];
  const findings = report.images.flatMap((image) => image.findings);
  if (task.dryRun) {
    const detail = `${types.join(', ')}: ${there} attestations exist, ${all.length - there} to make`;
    return { state: there === all.length ? 'unchanged' : 'planned', detail, findings };
  }
  const news = made === 0 ? 'none of them new' : `${made} of them new`;
  const detail = `${types.join(', ')}: ${there} attestations, ${news}`;
  return { state: made === 0 ? 'unchanged' : 'done', detail, findings };
}

function attestationsIn({ images }: AttestReport) {
  return images.flatMap(({ manifests }) => manifests.flatMap(({ attestations }) => attestations));
}

/**
 * The policy of the release, with the attestations that it made: they must be on every registry before a tag is
 * written. What is on the index is on every platform too (subjects.ts).
 */
export function policyWithAttestations({ task, state }: ReleaseRun): Policy {
  if (state.attest === undefined || task.attest === undefined) return task.policy;
  const manifests = state.attest.images.flatMap((image) => image.manifests);
  const typesOf = (isMeant: (role: string) => boolean) =>
    manifests
      .filter(({ role }) => isMeant(role))
      .flatMap(({ attestations }) => attestations.map(({ predicateType }) => predicateType));
  const onIndex = new Set(typesOf((role) => role !== 'platform'));
  const requirements = [...new Set(typesOf(() => true))].map((type): AttestationRequirement => {
    const on = onIndex.has(type) ? 'all' : 'platforms';
    return { text: `${predicateTypeName(type)} on=${on}`, type, on, facts: new Map() };
  });
  return {
    ...task.policy,
    attestations: {
      requirements: [...requirements, ...task.attest.requirements],
      signatures: 'required',
    },
  };
}

/**
 * Attestations that a registry does not serve. The policy alone does not tell: what buildx says in a signed manifest
 * meets a requirement too, but tools that do not look into the index need the attestation itself.
 */
export function lostAttestations(
  { state: { attest } }: ReleaseRun,
  { images }: VerifyReport,
): readonly Finding[] {
  const made = (attest?.images ?? []).flatMap((image) => image.manifests);
  return images.flatMap(({ name, manifests }) =>
    made.flatMap(({ digest, attestations }) => {
      const { attestations: served = [] } = manifests.find((one) => one.digest === digest) ?? {};
      return [...tally(attestations, ({ predicateType, format }) => `${predicateType} ${format}`)]
        .filter(([key, expected]) => (tally(served, placeOf).get(key) ?? 0) < expected)
        .map(([key]) => {
          const [type = '', format] = key.split(' ');
          const message = `${name} does not serve the ${predicateTypeName(type)} attestation (${format}) of ${digest}`;
          return finding('E_ATTESTATION', message, { digest, missing: true });
        });
    }),
  );
}

function placeOf({ good, store, type }: AttestationReport): string {
  return good && store !== 'buildx' ? `${type} ${store === 'tag' ? 'legacy' : 'bundle'}` : '';
}

function tally<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const groups = Map.groupBy(items, keyOf);
  return new Map([...groups].map(([key, { length }]) => [key, length]));
}
