/**
 * Lets a release that was interrupted find what it pushed (docs/adr/0033): by the label of the image, and by a record on
 * the first registry, which names the image.
 */

import { isTrustError } from '../error.ts';
import { readConfig } from '../image/config.ts';
import { type ImageNode, readTree } from '../image/tree.ts';
import { type Digest, digestOf, parseDigest } from '../oci/digest.ts';
import { isObject } from '../oci/json.ts';
import { parseManifest } from '../oci/manifest.ts';
import { mediaTypes } from '../oci/media-type.ts';
import { attachReferrer } from '../registry/attach-referrer.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { putWithContent } from '../registry/update-tag.ts';
import { findExistingSignatures } from '../sign/existing.ts';
import { putBytes } from '../signature/append.ts';
import { emptyConfig } from '../signature/make-bundle.ts';
import { finding } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import { type Attempt, attemptLabel } from './attempt.ts';
import { type ReleaseRun, repositoryOf, signaturesOf } from './state.ts';

const recordType = 'application/vnd.webdis.release-attempt.v1+json';
const recordedDigest = `${attemptLabel}.digest`;

/**
 * Writes on the first registry which image the attempt pushed, as a referrer of the attempt's digest. Without the
 * record, the next run builds again, so that a registry that cannot store it is no error.
 */
export async function recordPush(
  { task, context }: ReleaseRun,
  digest: Digest,
): Promise<readonly Finding[]> {
  const { attempt, image } = task;
  if (attempt === undefined) return [];
  const repository = context.registry.target(image.repository);
  const empty = {
    mediaType: mediaTypes.empty,
    digest: digestOf(emptyConfig),
    size: emptyConfig.byteLength,
  };
  const record = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      artifactType: recordType,
      config: empty,
      layers: [empty],
      subject: { mediaType: mediaTypes.manifest, ...attempt },
      annotations: { [recordedDigest]: digest },
    }),
  );
  try {
    const putConfig = () => putBytes(repository, emptyConfig);
    await putWithContent(putConfig, () => attachReferrer(repository, record, context));
    return [];
  } catch (error) {
    if (!isTrustError(error) || context.signal.aborted) throw error;
    const message = `${image.name} did not store which image this run pushed, so that a run after a failure builds again: ${error.message}`;
    return [finding(error.code, message, { severity: 'note' })];
  }
}

/**
 * The image that an earlier run with the same inputs pushed and signed. Candidates are what the tags point to, and what
 * the records name. Anyone who may push can write both: only an image counts whose index this signer has signed and
 * whose platforms all have the label (threat 200). undefined: there is none.
 */
export async function findOwnPush(run: ReleaseRun): Promise<Digest | undefined> {
  const { task, state } = run;
  const { attempt } = task;
  if (attempt === undefined || task.overwriteTags) return undefined;
  const tagged = state.tags.flatMap(({ before }) => before ?? []);
  const recorded = await recordedPushes(run, attempt);
  for (const digest of new Set([...tagged, ...recorded])) {
    if (await isOwn(run, digest, attempt)) return digest;
  }
  return undefined;
}

/** Runs that were interrupted before they signed leave a record each. */
const mostRecords = 20;

/** Without a record, the run builds: a registry that cannot be asked for it must not prevent that. */
async function recordedPushes(run: ReleaseRun, { digest }: Attempt): Promise<readonly Digest[]> {
  const repository = repositoryOf(run, run.task.image);
  const pushes: Digest[] = [];
  try {
    const { descriptors } = await repository.referrers(digest);
    for (const listed of descriptors.slice(0, mostRecords)) {
      const pushed = await readRecord(repository, listed.digest);
      if (pushed !== undefined) pushes.push(pushed);
    }
  } catch (error) {
    if (!isTrustError(error)) throw error;
  }
  return pushes;
}

async function readRecord(
  repository: ReadableRepository,
  record: Digest,
): Promise<Digest | undefined> {
  try {
    const stored = await repository.manifest(record);
    if (stored === undefined) return undefined;
    const { annotations } = parseManifest(stored.bytes, stored.contentType);
    const pushed = annotations[recordedDigest];
    return pushed === undefined ? undefined : parseDigest(pushed);
  } catch (error) {
    if (isTrustError(error, ...unreadable)) return undefined;
    throw error;
  }
}

/** What another program wrote is not ours, whatever is wrong with it. */
const unreadable = ['E_MANIFEST', 'E_DIGEST', 'E_COVER'] as const;

async function isOwn(
  run: ReleaseRun,
  digest: Digest,
  { digest: attempt }: Attempt,
): Promise<boolean> {
  const { task, context } = run;
  const repository = repositoryOf(run, task.image);
  try {
    const stored = await repository.manifest(digest);
    if (stored === undefined) return false;
    const { nodes } = await readTree(repository, stored);
    const images = nodes.filter(({ role }) => role === 'platform' || role === 'image');
    if (images.length === 0) return false;
    for (const node of images) {
      if ((await labelOf(repository, node)) !== attempt) return false;
    }
    const signatures = signaturesOf(run);
    const { now } = context;
    const found = await findExistingSignatures(nodes[0], task.sign, {
      repository,
      signatures,
      now,
    });
    return found.signatures.size > 0;
  } catch (error) {
    if (!isTrustError(error, ...unreadable)) throw error;
    return false;
  }
}

async function labelOf(repository: ReadableRepository, { digest }: ImageNode): Promise<unknown> {
  const stored = await repository.manifest(digest);
  if (stored === undefined) return undefined;
  const manifest = parseManifest(stored.bytes, stored.contentType);
  const document = manifest.kind === 'image' ? await readConfig(repository, manifest) : {};
  const labels = isObject(document['config']) ? document['config']['Labels'] : undefined;
  return isObject(labels) ? labels[attemptLabel] : undefined;
}
