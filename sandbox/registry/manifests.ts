/** Serves and accepts manifests by tag or digest (distribution-spec, "Pushing manifests"). */

import { type Contents, readContents } from '../../src/oci/contents.ts';
import { assertDigest, type Digest, digestOf } from '../../src/oci/digest.ts';
import { parseManifest } from '../../src/oci/manifest.ts';
import { isTag } from '../../src/oci/reference.ts';
import type { Reply } from '../http/message.ts';
import { type Call, digestFrom, digestHeader, existing, writable } from './call.ts';
import { Problem } from './problem.ts';
import type { HeldManifest, HeldRepository } from './store.ts';

export function getManifest(call: Call): Reply {
  const { digest, bytes, mediaType } = find(call);
  // distribution answers so instead of converting, which it did in the past (registries.md §2.4).
  if (!accepts(call.request.headers.accept, mediaType)) {
    throw new Problem(404, 'MANIFEST_UNKNOWN', `the Accept header does not include ${mediaType}`);
  }
  const headers = { 'content-type': mediaType, etag: `"${digest}"`, ...digestHeader(call, digest) };
  return { status: 200, headers, body: bytes };
}

export async function putManifest(call: Call): Promise<Reply> {
  const { request, name, reference, settings } = call;
  const repository = writable(call);
  const bytes = await request.body();
  if (bytes.length > settings.maxManifestBytes) {
    throw new Problem(
      413,
      'SIZE_INVALID',
      `a manifest has ${settings.maxManifestBytes} bytes at most`,
    );
  }
  const byDigest = reference.includes(':');
  const digest = byDigest ? digestFrom(reference) : digestOf(bytes);
  const type = request.headers['content-type'];
  if (settings.checkManifests) check(bytes, digest, type);
  const manifest = readContents(bytes, type);
  if (settings.requireContent) requireContent(manifest, repository);
  const asked = byDigest && settings.tagParameter ? request.query.getAll('tag') : [];
  const tags = byDigest ? asked : [reference];
  for (const tag of tags) checkTag(call, repository, tag);

  repository.putManifest(bytes, manifest.mediaType, digest);
  for (const tag of tags) repository.tags.set(tag, digest);
  const subject =
    settings.referrersApi === 'on' || settings.ociSubjectHeader ? manifest.subject : undefined;
  return {
    status: 201,
    headers: {
      location: `/v2/${name}/manifests/${digest}`,
      ...digestHeader(call, digest),
      ...(subject && { 'oci-subject': subject.digest }),
      ...(asked.length > 0 && { 'oci-tag': asked.join(', ') }),
    },
  };
}

/** By digest the manifest with its tags, by tag the tag alone. */
export function deleteManifest(call: Call): Reply {
  const repository = existing(call);
  const { digest } = find(call);
  if (call.reference.includes(':')) repository.removeManifest(digest);
  else repository.tags.delete(call.reference);
  return { status: 202 };
}

function find(call: Call): HeldManifest {
  const { reference, settings } = call;
  const repository = existing(call);
  if (reference.includes(':')) digestFrom(reference);
  const digestTag = settings.resolveDigestTags ? reference.replace(/^sha256-/, 'sha256:') : '';
  const held = repository.manifest(reference) ?? repository.manifest(digestTag);
  if (held === undefined) throw new Problem(404, 'MANIFEST_UNKNOWN', 'manifest unknown');
  return held;
}

function accepts(accept: string | undefined, mediaType: string): boolean {
  const types = accept?.split(',').map((type) => type.split(';', 1)[0]?.trim());
  return types === undefined || types.includes('*/*') || types.includes(mediaType);
}

function check(bytes: Uint8Array, digest: Digest, contentType: string | undefined): void {
  try {
    assertDigest(bytes, digest);
  } catch (error) {
    throw new Problem(400, 'DIGEST_INVALID', (error as Error).message);
  }
  try {
    parseManifest(bytes, contentType);
  } catch (error) {
    throw new Problem(400, 'MANIFEST_INVALID', (error as Error).message);
  }
}

/** A subject may be missing (distribution-spec, "Pushing Manifests with Subject"), foreign layers are elsewhere. */
function requireContent({ manifests, blobs }: Contents, repository: HeldRepository): void {
  const missing = [
    ...manifests.filter(({ digest }) => !repository.manifests.has(digest)),
    ...blobs.filter(
      ({ digest, mediaType }) =>
        !repository.blobs.has(digest) && !/nondistributable|foreign/.test(mediaType),
    ),
  ];
  if (missing[0] === undefined) return;
  throw new Problem(400, 'MANIFEST_BLOB_UNKNOWN', `unknown to registry: ${missing[0].digest}`);
}

function checkTag({ settings, request }: Call, repository: HeldRepository, tag: string): void {
  if (!isTag(tag)) throw new Problem(400, 'TAG_INVALID', 'not a tag');
  const current = repository.tags.get(tag);
  if (settings.immutableTags && current !== undefined) {
    throw new Problem(
      400,
      'TAG_INVALID',
      `The image tag '${tag}' already exists and is immutable.`,
    );
  }
  const wanted = request.headers['if-match'];
  if (settings.honourIfMatch && wanted !== undefined && wanted !== `"${current}"`) {
    throw new Problem(412, 'PRECONDITION_FAILED', 'the tag points to another manifest');
  }
}
