/** Verifies one image as `webdis-trust verify` does, and turns its report into states, problems and obstacles. */

import { defined } from '../defined.ts';
import { goodAttestations } from '../ledger/entry.ts';
import type { Digest } from '../oci/digest.ts';
import { isTag } from '../oci/reference.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { withoutName } from '../signature/signer.ts';
import { attestationTag, signatureTag } from '../signature/store.ts';
import { type ImageContext, verifyImage } from '../verify/image.ts';
import { goodSignatures, unreadMaterial } from '../verify/parity.ts';
import type { Finding, ImageReport, ManifestReport, SignatureReport } from '../verify/report.ts';
import type { Observation, Problem } from './observation.ts';
import { isObstacle } from './obstacles.ts';
import type { CheckedRegistry } from './registry.ts';
import type { ManifestState, SignatureState } from './report.ts';
import { lookOf, type StoreLook } from './store-look.ts';

export type Verified = Pick<
  Observation,
  'manifests' | 'looks' | 'unread' | 'problems' | 'obstacles' | 'notes'
>;

/** Reads the whole tree and every signature. Errors of registries are returned as obstacles. */
export async function verifyTree(
  registry: CheckedRegistry,
  digest: Digest,
  context: ImageContext,
): Promise<Verified> {
  const { name } = context.repository;
  const report = await verifyImage(
    { text: registry.name, reference: { ...name, digest } },
    context,
  );
  const read = { manifests: report.manifests.map(toState), unread: unreadOf(report) };
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  const result = {
    problems: errors.filter((error) => !isObstacle(error)).map((one) => toProblem(one, report)),
    obstacles: [...errors.filter(isObstacle), ...unreadFindings(report, errors)],
    notes: report.findings.filter(({ severity }) => severity === 'warning'),
  };
  const isGood = result.problems.length === 0 && result.obstacles.length === 0;
  const isAttested = context.checkAttestations !== undefined;
  const looks = isGood ? await looksAfter(report, context.signatures, isAttested) : undefined;
  const last = looks?.at(-1);
  if (last !== undefined) registry.learned(last.source);
  return { ...read, ...result, ...defined({ looks }) };
}

function toState(manifest: ManifestReport): ManifestState {
  const { digest, role, platforms, required, outcome, code } = manifest;
  const counts = required && outcome !== 'verified';
  const state = !counts ? 'ok' : outcome === 'rejected' ? 'drift' : 'unreachable';
  return {
    digest,
    role,
    platforms,
    state:
      code === 'E_NOTFOUND' ? 'drift' : unreadMaterial(manifest).length > 0 ? 'unreachable' : state,
    ...(code === undefined || (!counts && code !== 'E_NOTFOUND') ? {} : { code }),
    signatures: goodSignatures(manifest).flatMap(toSignature),
    ...(manifest.attestations && { attestations: goodAttestations(manifest) }),
  };
}

function toSignature(good: SignatureReport): readonly SignatureState[] {
  const { format, id, signer, logEntries } = good;
  return signer === undefined ? [] : [{ format, id, signer: withoutName(signer), logEntries }];
}

function unreadOf({ manifests }: ImageReport): ReadonlySet<Digest> {
  return new Set(
    manifests.filter((one) => unreadMaterial(one).length > 0).map(({ digest }) => digest),
  );
}

/** A store that could not be read, while another one has a good signature: its content is not known. */
function unreadFindings(
  { manifests }: ImageReport,
  reported: readonly Finding[],
): readonly Finding[] {
  return manifests
    .filter(({ digest }) => !reported.some((one) => one.digest === digest && isObstacle(one)))
    .flatMap((manifest) => unreadMaterial(manifest).slice(0, 1))
    .map(({ code, message }) => ({ severity: 'error', code, message }));
}

function toProblem(error: Finding, { manifests }: ImageReport): Problem {
  const { code, message, digest, platform } = error;
  const manifest = manifests.find((one) => one.digest === digest);
  const isAbsent =
    manifest?.code === 'E_NOTFOUND' || (manifest === undefined && code === 'E_NOTFOUND');
  return {
    kind: isAbsent ? 'manifest-missing' : 'signature-bad',
    code,
    message,
    ...defined({ digest, platform }),
    ...(isAbsent ? {} : adviceAbout(manifest)),
  };
}

/** `mirror` replaces a signature tag that has other content only where its digest is named. */
function adviceAbout(manifest: ManifestReport | undefined): Pick<Problem, 'advice'> {
  if (manifest?.signatures.some(({ store, good }) => store === 'tag' && !good) !== true) return {};
  const tag = signatureTag(manifest.digest);
  return { advice: `find out who wrote the tag ${tag} there before you replace it` };
}

/** What the stores held during the verification. Sends no request. */
async function looksAfter(
  { manifests }: ImageReport,
  signatures: ReadableRepository,
  isAttested: boolean,
): Promise<readonly StoreLook[] | undefined> {
  const looks = await Promise.all(
    manifests.map(async ({ digest }) => {
      const at = (name: string) => (isTag(name) ? signatures.manifest(name) : undefined);
      const [tag, list, attestations] = await Promise.all([
        at(signatureTag(digest)),
        signatures.referrers(digest),
        isAttested ? at(attestationTag(digest)) : undefined,
      ]);
      return lookOf(tag?.digest, list, isAttested ? { tag: attestations?.digest } : undefined);
    }),
  );
  // undefined if only the fallback tag beside an API lists a signature: lookAtStores would not find it.
  const isFound = manifests.every(({ signatures: found }, at) =>
    found.every(({ good, manifest }) => {
      const look = looks[at];
      return !good || look?.tag === manifest || look?.listed.includes(manifest);
    }),
  );
  return isFound ? looks : undefined;
}
