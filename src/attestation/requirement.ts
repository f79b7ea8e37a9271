/** A requirement for an image's attestations: one parsed line of the option `attestations`. */

import { predicateTypeName } from '../signature/predicate-type.ts';
import type { FactName } from './facts.ts';

/**
 * Where an attestation must be.
 * - `index`: on the index, or on the image if there is no index.
 * - `platforms`: on every platform.
 * - `all`: on both.
 * - `any`: on one of them.
 */
export const places = ['index', 'platforms', 'all', 'any'] as const;
export type Place = (typeof places)[number];

export interface AttestationRequirement {
  /** as the user wrote it */
  readonly text: string;
  /** URI of the predicate type */
  readonly type: string;
  readonly on: Place;
  /** each must be in the provenance with exactly this value */
  readonly facts: ReadonlyMap<FactName, string>;
  /** days since the proven time of the signature */
  readonly maxAge?: number;
  /** the signer: an identity, a workflow, or the file name or fingerprint of a key */
  readonly by?: string;
}

const vex = 'https://openvex.dev/ns';
const cyclonedx = 'https://cyclonedx.org/bom';
const spdx = 'https://spdx.dev/Document';
const vuln = 'https://cosign.sigstore.dev/attestation/vuln/';

/** An SBOM and a scan describe the files of one platform; everything else is about the build as a whole. */
export function defaultPlace(type: string): Place {
  return [spdx, cyclonedx, vuln].some((known) => type.startsWith(known)) ? 'platforms' : 'index';
}

/** SPDX, CycloneDX and OpenVEX documents are also published with their version behind the type. */
const versioned = [spdx, cyclonedx, vex];

/** Whether a statement of type `found` is of the type that is required. */
export function isOfType(found: string, required: string): boolean {
  if (found === required) return true;
  if (!versioned.includes(required) || !found.startsWith(`${required}/`)) return false;
  return /^v?[0-9]+(?:\.[0-9]+)*$/.test(found.slice(required.length + 1));
}

export function isWanted(
  found: string,
  requirements: readonly Pick<AttestationRequirement, 'type'>[],
): boolean {
  return requirements.some(({ type }) => isOfType(found, type));
}

/** `spdxjson`, for messages and tables. */
export function typeName({ type }: Pick<AttestationRequirement, 'type'>): string {
  return predicateTypeName(type);
}
