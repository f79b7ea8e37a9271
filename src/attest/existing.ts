/** Finds the attestations that this signer has made already, so they are not made twice; also confirms new ones. */

import {
  type AttestationDiscovery,
  type AttestationSearch,
  discoverAttestations,
  discoverAttestationsByFallbackTag,
} from '../attestation/discover.ts';
import type { TrustError } from '../error.ts';
import type { ImageNode } from '../image/tree.ts';
import { type Digest, digestAlgorithm, digestHex, digestOf } from '../oci/digest.ts';
import { TooMany } from '../registry/errors.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { StoreFacts } from '../sign/assert-publishable.ts';
import type { ExistingSignature } from '../sign/existing.ts';
import { policyFor, type SigningOptions } from '../sign/options.ts';
import type { PlannedSignature } from '../sign/state.ts';
import { unreadableStore } from '../sign/unreadable-store.ts';
import type { AttestationCandidate } from '../signature/candidate.ts';
import type { Predicate } from '../signature/make-bundle.ts';
import { envelopeOf } from '../signature/signed-content.ts';
import {
  type AttestationStatement,
  parseAttestationStatement,
  statementPayloadType,
} from '../signature/statement.ts';
import { checkMaker } from '../verify/candidate.ts';
import { isUndetermined } from '../verify/outcome.ts';

export interface LookupContext {
  readonly attestations: ReadableRepository;
  readonly now: () => Date;
}

interface ExistingAttestations extends StoreFacts {
  /** a good attestation by this signer for each planned one that there is */
  readonly found: ReadonlyMap<PlannedSignature, ExistingAttestation>;
}

interface ExistingAttestation extends ExistingSignature {
  /** SHA-256 of the predicate's text */
  readonly predicate: Digest;
}

/** An attestation by this signer, and the planned ones that it makes unnecessary. */
interface Existing extends Omit<ExistingAttestation, 'unlisted'> {
  readonly meets: readonly PlannedSignature[];
}

/**
 * Throws if anything could not be read that may be such an attestation: it must not be made twice. Throws
 * BlockedError if there are more attestations than can be read.
 *
 * @param planned attestations of this manifest
 */
export async function findExistingAttestations(
  node: ImageNode,
  planned: readonly PlannedSignature[],
  options: SigningOptions,
  { attestations: repository, now }: LookupContext,
): Promise<ExistingAttestations> {
  const types = new Set(planned.flatMap(({ predicate }) => predicate?.type ?? []));
  const search: AttestationSearch<Existing | undefined> = {
    ...{ repository, subject: node.digest },
    wants: (type) => types.has(type),
    read: async (candidate) => readOwn(candidate, node.digest, planned, options, now()),
    fetch: (_, task) => task(),
  };
  const listed = await discoverAttestations(search);
  const found = matching(planned, listed, false);
  const { listedByApi } = listed;
  const facts = {
    hasTag: true,
    referrers: [...listed.found, ...listed.unusable].length,
    hasApi: listedByApi !== undefined,
  };
  if (found.size === planned.length) return { found, ...facts };
  const byTag =
    listedByApi === undefined
      ? undefined
      : await discoverAttestationsByFallbackTag(search, listedByApi);
  const all = new Map([...(byTag ? matching(planned, byTag, true) : []), ...found]);
  const unread = [...listed.unusable, ...(byTag?.unusable ?? [])].find(({ error }) =>
    mayBeOurs(error),
  );
  if (all.size === planned.length || unread === undefined) return { found: all, ...facts };
  throw unreadableStore(node, 'attestation', unread);
}

function matching(
  planned: readonly PlannedSignature[],
  { found }: AttestationDiscovery<Existing | undefined>,
  unlisted: boolean,
): ReadonlyMap<PlannedSignature, ExistingAttestation> {
  return new Map(
    planned.flatMap((one) => {
      const own = found.find((other) => other?.meets.includes(one));
      if (own === undefined) return [];
      const { meets: _, ...there } = own;
      return [[one, { ...there, unlisted }] as const];
    }),
  );
}

/** undefined for an attestation by others, about something else, or one that does not verify. */
function readOwn(
  candidate: AttestationCandidate,
  subject: Digest,
  planned: readonly PlannedSignature[],
  options: SigningOptions,
  now: Date,
): Existing | undefined {
  const format = candidate.format === 'bundle' ? 'bundle' : 'legacy';
  const statement = statementOf(candidate);
  if (statement === undefined || !isAbout(statement, subject)) return undefined;
  const meets = planned.filter(
    ({ predicate, ...one }) => one.format === format && predicate && isMet(predicate, statement),
  );
  if (meets.length === 0) return undefined;
  const { good, entries: logEntries } = checkMaker(candidate, policyFor(options, format), now);
  if (!good) return undefined;
  const { manifest } = candidate;
  return { manifest, predicate: digestOf(statement.predicate), logEntries, meets };
}

function isMet(
  { type, bytes, isMetBy }: Predicate,
  { predicateType, predicate }: AttestationStatement,
): boolean {
  if (type !== predicateType) return false;
  return Buffer.compare(bytes, predicate) === 0 || isMetBy?.(predicate) === true;
}

function statementOf(candidate: AttestationCandidate): AttestationStatement | undefined {
  try {
    const envelope =
      candidate.format === 'bundle' ? envelopeOf(candidate.bundle) : candidate.envelope;
    if (envelope.payloadType !== statementPayloadType) return undefined;
    return parseAttestationStatement(envelope.payload);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isAbout({ subjects }: AttestationStatement, subject: Digest): boolean {
  const [algorithm, hex] = [digestAlgorithm(subject), digestHex(subject)];
  return subjects.some(({ digest }) => digest.get(algorithm) === hex);
}

/** Attestations by this tool are below the size limits, so an item over them is not one. */
function mayBeOurs(error: TrustError): boolean {
  const isTooLarge = error.code === 'E_LIMIT' && error.details.digest !== undefined;
  return !(isTooLarge && !(error instanceof TooMany)) && isUndetermined(error);
}
