/** Small documents that registries serve, with their digests. */

import { type Digest, digestOf } from '../../../src/oci/digest.ts';
import { mediaTypes } from '../../../src/oci/media-type.ts';
import type { Reply } from '../../support/scripted.ts';

export interface Served {
  readonly bytes: Uint8Array;
  readonly digest: Digest;
  readonly reply: Reply;
}

/** A document as a registry answers it; `headers` are added, or taken away by undefined. */
export function served(document: unknown, type: string = mediaTypes.index): Served {
  const bytes = Buffer.from(JSON.stringify(document));
  return {
    bytes,
    digest: digestOf(bytes),
    reply: { headers: { 'content-type': type }, body: bytes },
  };
}

export function indexOf(...manifests: unknown[]) {
  return { schemaVersion: 2, mediaType: mediaTypes.index, manifests };
}

export function descriptor(digest: string, more: object = {}) {
  return { mediaType: mediaTypes.manifest, digest, size: 7, ...more };
}

/** A digest of nothing in particular: `sha256:` and a repeated digit. */
export function digestWith(digit: string): Digest {
  return `sha256:${digit.repeat(64)}` as Digest;
}

export const emptyList: Reply = { headers: { 'content-type': mediaTypes.index }, body: indexOf() };
export const loginPage: Reply = {
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<html><form>Sign in</form></html>',
};
