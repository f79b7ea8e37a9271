/**
 * Takes the statements of buildx from the attestation manifests of an index, to attest them. They are not signed,
 * and the signer vouches for them, so each must be about the platform that its manifest names.
 */

import { mapConcurrently } from '../async.ts';
import { readBuildxStatements } from '../attestation/buildx.ts';
import { TrustError } from '../error.ts';
import type { ImageNode, ImageTree } from '../image/tree.ts';
import { digestAlgorithm, digestHex } from '../oci/digest.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { predicateTypeName } from '../signature/predicate-type.ts';
import { parseAttestationStatement } from '../signature/statement.ts';
import { describeNode } from '../verify/finding.ts';
import { readPredicate } from './predicate.ts';
import type { Subject } from './subject.ts';

/**
 * Every statement, with its platform. Throws E_CLAIM for one that is about another manifest (threat 177), E_MANIFEST
 * for an attestation manifest about a platform that the index does not have (threat 178), and, unless `partial`,
 * E_COVER for a platform that lacks a type that another platform has.
 */
export async function buildxSubjects(
  repository: ReadableRepository,
  { nodes }: ImageTree,
  partial: boolean,
): Promise<readonly Subject[]> {
  const manifests = nodes.filter(({ role }) => role === 'attestation');
  const platforms = nodes.filter(({ role }) => role === 'platform');
  const found = await mapConcurrently(4, manifests, async (manifest) => {
    const platform = platforms.find(({ digest }) => digest === manifest.about);
    if (platform === undefined) {
      throw new TrustError(
        'E_MANIFEST',
        'an attestation manifest does not belong to a platform of the index',
        {
          digest: manifest.digest,
        },
      );
    }
    return statementsAbout(platform, manifest, repository);
  });
  const subjects = found.flat();
  if (subjects.length === 0) {
    const message = 'the index has no statements of buildx: build with provenance or sbom';
    throw new TrustError('E_COVER', message, { digest: nodes[0].digest });
  }
  if (!partial) assertComplete(platforms, subjects);
  return subjects;
}

async function statementsAbout(
  platform: ImageNode,
  manifest: ImageNode,
  repository: ReadableRepository,
): Promise<readonly Subject[]> {
  const everything = { wants: () => true, fetch: <B>(_: number, task: () => Promise<B>) => task() };
  const { found, unusable } = await readBuildxStatements(
    repository,
    manifest,
    everything,
    async (bytes) => readStatement(bytes, platform, manifest),
  );
  const [failed] = unusable;
  if (failed === undefined) return found;
  const { code, message, details } = failed.error;
  const what = `the statements of buildx about ${describeNode(platform)} could not all be read`;
  throw new TrustError(code, `${what}: ${message}`, details, failed.error);
}

function readStatement(bytes: Uint8Array, platform: ImageNode, { digest }: ImageNode): Subject {
  const what = `a statement of buildx about ${describeNode(platform)}`;
  const fail = (code: 'E_CLAIM' | 'E_MANIFEST', why: string): never => {
    throw new TrustError(code, `${what} ${why}`, { digest });
  };
  try {
    const { subjects, predicateType, predicate } = parseAttestationStatement(bytes);
    const [algorithm, hex] = [digestAlgorithm(platform.digest), digestHex(platform.digest)];
    if (!subjects.some((one) => one.digest.get(algorithm) === hex)) {
      fail('E_CLAIM', `is about another manifest than ${platform.digest}`);
    }
    return { node: platform, predicate: readPredicate(predicateType, predicate, what) };
  } catch (error) {
    if (error instanceof SyntaxError) return fail('E_MANIFEST', `cannot be read: ${error.message}`);
    // The statements are not user input, so errors have another code.
    if (error instanceof TrustError && error.code === 'E_INPUT')
      throw new TrustError('E_MANIFEST', error.message, { digest }, error);
    throw error;
  }
}

/** If one platform has a type, all of them must have it. */
function assertComplete(platforms: readonly ImageNode[], subjects: readonly Subject[]): void {
  const types = new Set(subjects.map(({ predicate }) => predicate.type));
  for (const type of types) {
    const without = platforms.filter((one) =>
      subjects.every(({ node, predicate }) => node !== one || predicate.type !== type),
    );
    if (without.length === 0) continue;
    const names = without.map(describeNode).join(', ');
    const message = `buildx made no statement of the type ${predicateTypeName(type)} for ${names}; partial allows that`;
    throw new TrustError('E_COVER', message);
  }
}
