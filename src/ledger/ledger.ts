/**
 * Reads and writes the ledger, the file with all releases. Drift checks compare registries with it. It is
 * reviewed and committed by the publisher; a drift check never changes it. Published as schema/ledger.json.
 */

import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import {
  digest,
  type Infer,
  list,
  map,
  matching,
  object,
  oneOf,
  optional,
  text,
  time,
} from '../oci/document.ts';
import { fail, readJson } from '../oci/shape.ts';
import { signatureFormat } from '../signature/format.ts';
import { signer } from '../signature/signer.ts';
import { compareVersions, grammar } from './version.ts';
import { type Waiver, waiver } from './waiver.ts';

export const ledgerSchema = 'https://github.com/webdis/verify-action/schema/ledger/v1';

/** A semantic version with an optional v in front, as the tag has it. */
export const version = matching(grammar, 'is not a version such as 1.2.3');

/** One signature. */
export const recordedSignature = object({
  /** Digest of the manifest that is signed. */
  manifest: digest,
  format: signatureFormat,
  /** Identifies the signature by its content; the same on every registry and in verification reports. */
  id: text,
});
export interface RecordedSignature extends Infer<typeof recordedSignature> {}

/** One attestation: an SBOM, a provenance, or another in-toto statement. */
export const recordedAttestation = object({
  /** Digest of the manifest that it is about. */
  manifest: digest,
  /** URI of its predicate type. */
  type: text,
  /** SHA-256 of the signed statement; the same on every registry and in verification reports. */
  statement: digest,
});
export interface RecordedAttestation extends Infer<typeof recordedAttestation> {}

/** One release. */
export const release = object({
  /** Also the tag under which every registry has it. */
  version,
  /** Digest of the index. */
  digest,
  /** When, in UTC. Absent if it was not recorded. */
  released: optional(time),
  /** The publisher, who signed it. */
  signer,
  /** The digest of the manifest for each platform, such as linux/amd64. */
  platforms: map(digest),
  /** Every signature that counts, for the index and anything that it lists. */
  signatures: list<RecordedSignature>(recordedSignature),
  /** Every attestation that counts, outside of the index. Absent if there was none, or none was looked for. */
  attestations: optional(list<RecordedAttestation>(recordedAttestation)),
});
export interface Release extends Infer<typeof release> {}

/**
 * What was released, as reviewed and committed in this file. The release action adds entries; drift checks
 * compare every registry with them. No version is in it twice.
 */
export const ledger = object({
  /** For editors: URL or path of this schema. */
  $schema: optional(text),
  schema: oneOf(ledgerSchema),
  /** Repositories that carry these releases, for a check of several ledgers. Fix commands copy from the first. */
  images: optional(list(text)),
  /** Whose signatures count: values of the drift action's inputs, by name, such as key or certificate-identity. */
  signers: optional(map(text)),
  /** A version tag from this one on that is not in `releases` is drift; older ones are not checked. */
  from: version,
  /** Where tags that move must point, by tag: for names that say it by no version, such as stable or lts. */
  movingTags: optional(map(version)),
  /** Differences that are accepted until a day, each with the reason. */
  waivers: optional(list<Waiver>(waiver)),
  /** By version, lowest first, each once. */
  releases: list<Release>(release),
});
export type Ledger = Omit<Infer<typeof ledger>, '$schema'>;

/** Parses strictly, and sorts by version. Throws E_INPUT; the message names the field and `source`. */
export function parseLedger(bytes: Uint8Array, source: string): Ledger {
  try {
    const { schema, images, signers, from, movingTags, waivers, releases } = readJson(
      ledger.read,
      bytes,
      'the ledger',
      limits.fileJsonValues,
    );
    const sorted = releases.toSorted((a, b) => compareVersions(a.version, b.version));
    for (const [at, { version }] of sorted.entries()) {
      if (sorted[at + 1]?.version === version) fail('the ledger', `has two releases ${version}`);
    }
    assertReleased(movingTags, sorted);
    return {
      schema,
      ...defined({ images, signers }),
      from,
      ...defined({ movingTags, waivers }),
      releases: sorted,
    };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new TrustError('E_INPUT', `${source}: ${error.message}`);
  }
}

function assertReleased(movingTags: Ledger['movingTags'], releases: readonly Release[]): void {
  for (const [tag, wanted] of Object.entries(movingTags ?? {})) {
    if (releases.some(({ version }) => version === wanted)) continue;
    fail(
      'the ledger',
      `has no release ${wanted}, to which the tag ${JSON.stringify(tag)} must point`,
    );
  }
}

/** Adds a release. Throws E_DRIFT if the version is there with another digest, unless `overwrite`. */
export function withRelease(ledger: Ledger, added: Release, overwrite = false): Ledger {
  const { version, digest } = added;
  const known = ledger.releases.find((one) => one.version === version);
  if (known !== undefined && known.digest !== digest && !overwrite) {
    const message = `the ledger has release ${version} with the digest ${known.digest}`;
    throw new TrustError('E_DRIFT', message, { digest, tag: version });
  }
  const others = ledger.releases.filter((one) => one !== known);
  const releases = [...others, added].sort((a, b) => compareVersions(a.version, b.version));
  return { ...ledger, releases };
}

/** Of the content, however the file was formatted. */
export function ledgerDigest(ledger: Ledger): Digest {
  return digestOf(Buffer.from(formatLedger(ledger)));
}

/** Formats the ledger for reviews: indented, and the same ledger always gives the same bytes. */
export function formatLedger({ releases, from, ...ledger }: Ledger): string {
  const { schema, images, signers, movingTags, waivers } = ledger;
  const written = releases.map(({ version, digest, released, signer, platforms, ...found }) => ({
    version,
    digest,
    ...defined({ released }),
    signer,
    platforms: sorted(platforms),
    signatures: found.signatures,
    ...defined({ attestations: found.attestations }),
  }));
  const head = {
    schema,
    ...defined({ images, signers }),
    from,
    ...defined({ movingTags, waivers }),
  };
  return `${JSON.stringify({ ...head, releases: written }, undefined, 2)}\n`;
}

function sorted(platforms: Release['platforms']): Release['platforms'] {
  return Object.fromEntries(Object.entries(platforms).sort(([a], [b]) => byText(a, b)));
}

/** An order of texts that is the same in every run and on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
