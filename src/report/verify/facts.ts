/** Facts about a verify report that several renderings need. */

import type { ErrorCode } from '../../error.ts';
import { accepts } from '../../identity/trusted.ts';
import type { Claim } from '../../signature/check.ts';
import { longSigner, type Signer, shortSigner, signerId } from '../../signature/signer.ts';
import { type Outcome, outcomeFor } from '../../verify/outcome.ts';
import type {
  Finding,
  ImageReport,
  ManifestReport,
  MissingSignature,
  ParityGroup,
  PolicyReport,
  SignatureReport,
  VerifyReport,
} from '../../verify/report.ts';
import { type Html, html } from '../html.ts';
import { codeReason, codeTitle, manifestName, outcomeSign, outcomeWord } from '../words.ts';

export function goodSignatures(manifest: ManifestReport): readonly SignatureReport[] {
  return manifest.signatures.filter(({ good }) => good);
}

/** Who made the signatures that count, each once, in the policy's order. */
export function signersOf({ images, policy }: VerifyReport): readonly Signer[] {
  const manifests = images.flatMap((image) => image.manifests);
  const good =
    policy.signatures === 'ignored'
      ? manifests.flatMap(({ attestations = [] }) => attestations.filter((one) => one.good))
      : manifests.flatMap(goodSignatures);
  const byId = new Map(good.flatMap(({ signer }) => (signer ? [[signerId(signer), signer]] : [])));
  const place = (signer: Signer) => policy.signers.findIndex((one) => accepts(one, signer));
  return [...byId.values()].sort((a, b) => place(a) - place(b));
}

/** The name of a key only if there are several signers to tell apart. */
export function signerTag({ signers }: Pick<PolicyReport, 'signers'>, signer: Signer): string {
  const isOne = signer.kind !== 'identity' && signers.length <= 1;
  return isOne ? shortSigner(signer) : longSigner(signer);
}

/** Whether registries were compared and have the same digests and signatures. */
export function sameEverywhere({ parity }: VerifyReport): boolean {
  return parity.groups.length > 0 && parity.groups.every(isSame);
}

export function isSame({ digests, signatures }: ParityGroup): boolean {
  return digests === 'same' && signatures === 'same';
}

/** `linux/amd64`, `attestation`: what the missing signature is for. */
export function missingFor({ images }: VerifyReport, missing: MissingSignature): string {
  const image = images.find(({ name }) => name === missing.image);
  const manifest = image?.manifests.find(({ digest }) => digest === missing.digest);
  return manifest === undefined ? (missing.platform ?? 'manifest') : manifestName(manifest);
}

/** The outcome of one manifest as a part of its image. */
export interface Status {
  readonly outcome: Outcome;
  /** whether it matters for the image's outcome */
  readonly counts: boolean;
  /** `verified`, `rejected: no signatures found`, `no signatures found (not required)` */
  readonly text: string;
  /** an emoji, never shown without the text */
  readonly sign: Html;
}

/**
 * Errors about a manifest count more than its own outcome: it may have a good signature and be missing on
 * the registry, or be for another platform than the index says.
 */
export function statusOf(image: ImageReport, manifest: ManifestReport): Status {
  const errors = image.findings.filter(
    ({ digest, severity }) => digest === manifest.digest && severity === 'error',
  );
  const outcome =
    errors.length === 0 ? manifest.outcome : outcomeFor(errors.map(({ code }) => code));
  if (outcome === 'verified') {
    return { outcome, counts: true, text: 'verified', sign: outcomeSign.verified };
  }
  const counts = manifest.required || errors.length > 0;
  const deciding = errors.find(({ code }) => outcomeFor([code]) === outcome)?.code;
  const code = deciding ?? manifest.code;
  if (!counts && code === undefined) {
    return { outcome, counts, text: 'not asked for', sign: html`➖` };
  }
  const reason = code === undefined ? 'no reason given' : reasonOf(code, manifest);
  return {
    outcome,
    counts,
    text: counts ? `${outcomeWord[outcome]}: ${reason}` : `${reason} (not required)`,
    sign: counts ? outcomeSign[outcome] : html`➖`,
  };
}

/** An unsigned child is E_COVER here; cosign would report no signatures for it (E_NOSIG). */
function plainCode(code: ErrorCode, manifest: ManifestReport | undefined): ErrorCode {
  return code === 'E_COVER' && manifest?.code === code ? 'E_NOSIG' : code;
}

export function titleOf(
  code: ErrorCode,
  manifest?: ManifestReport,
  severity: Finding['severity'] = 'error',
): string {
  // A key that cannot be used ends the run. In a report, E_KEY is about a key without a fingerprint.
  if (code === 'E_KEY' && severity === 'warning') return 'a key is not pinned';
  return codeTitle[plainCode(code, manifest)];
}

export function reasonOf(code: ErrorCode, manifest?: ManifestReport): string {
  return codeReason(plainCode(code, manifest), claimOf(manifest));
}

/** Of the candidate that passed most checks, which the findings are about. */
function claimOf(manifest: ManifestReport | undefined): Claim | undefined {
  for (const { checks } of manifest?.signatures ?? []) {
    if (checks.claims.state === 'failed' && checks.claims.claim) return checks.claims.claim;
  }
  return undefined;
}
