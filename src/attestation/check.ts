/** Checks one attestation against one requirement: type, signer, facts and age. Its signature is verified before. */

import { quote } from '../oci/shape.ts';
import { type Signer, shortSubject } from '../signature/signer.ts';
import { type FactName, factNames, repositoryUrl } from './facts.ts';
import type { AttestationReport } from './report.ts';
import type { AttestationRequirement } from './requirement.ts';

const day = 24 * 60 * 60 * 1000;

/** Why an attestation of the right type does not meet the requirement, as a sentence; undefined if it does. */
export function whyNot(
  { facts, by, maxAge }: AttestationRequirement,
  attestation: AttestationReport,
  now: Date,
): string | undefined {
  if (!attestation.good) return attestation.message ?? 'it does not count';
  const { signer, signed } = attestation;
  if (by !== undefined && (signer === undefined || !isNamed(signer, by))) {
    return `it is signed by ${signer === undefined ? 'another signer' : nameOf(signer)}, not by ${by}`;
  }
  for (const [name, wanted] of facts) {
    const found = attestation.facts?.[factNames[name]];
    if (found === undefined) return `it has no ${name}, but ${quote(wanted)} is required`;
    if (!isEqual(name, found, wanted))
      return `its ${name} is ${quote(found)}, not ${quote(wanted)}`;
  }
  if (maxAge === undefined) return undefined;
  if (signed === undefined) return 'nothing proves when it was signed, but max-age is required';
  const age = now.getTime() - Date.parse(signed);
  if (age <= maxAge * day) return undefined;
  return `it was signed ${Math.floor(age / day)} days ago, and max-age is ${maxAge}`;
}

function isEqual(name: FactName, found: string, wanted: string): boolean {
  if (name === 'source-repository') return repositoryUrl(found) === repositoryUrl(wanted);
  return found === wanted;
}

function nameOf(signer: Signer): string {
  return signer.kind === 'identity'
    ? signer.identity
    : `the key ${signer.name ?? signer.fingerprint}`;
}

/** Whether `by` means this signer: an identity, with or without its ref; a key's file name, path or fingerprint. */
function isNamed(signer: Signer, by: string): boolean {
  if (signer.kind !== 'identity') return isKeyNamed(signer, by);
  const { identity } = signer;
  const github = 'https://github.com/';
  const names = [identity, identity.replace(/@[^@]*$/, '')];
  return (
    names.some((name) => name === by || name === `${github}${by}`) || shortSubject(identity) === by
  );
}

export function isKeyNamed(
  { name = '', fingerprint }: { readonly name?: string; readonly fingerprint: string },
  by: string,
): boolean {
  return name === by || name.split(/[/\\]/).at(-1) === by || fingerprint === by;
}
