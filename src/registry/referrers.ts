/**
 * Referrers of a manifest (distribution-spec, "Listing referrers"): the API, or the fallback tag where
 * there is no API. `OCI-Subject` is not consulted: registries have sent it without an API (fault 23).
 */

import { FirstCallGate } from '../async.ts';
import { isTrustError, TrustError } from '../error.ts';
import { hasErrorCode } from '../http/body.ts';
import type { HttpResponse } from '../http/request.ts';
import type { ReferrerDescriptor } from '../oci/descriptor.ts';
import { type Digest, parseDigest } from '../oci/digest.ts';
import { mediaTypes } from '../oci/media-type.ts';
import { vendorOf } from '../oci/vendors.ts';
import { contentType, type Endpoint } from './endpoint.ts';
import { readPages } from './lists.ts';
import { getManifest } from './manifests.ts';
import { type ReferrerEntries, readReferrerIndex, referrersTag } from './referrer-list.ts';
import type { AskingReferrers, ReferrerList, StoredManifest } from './repository.ts';

/**
 * The referrers of one repository. Remembers whether the registry has the API. Unless it is likely to have one,
 * the first request is sent alone: others might be wasted.
 */
export class Referrers {
  readonly #endpoint: Endpoint;
  readonly #first = new FirstCallGate();
  readonly #isLikely: boolean;
  #hasApi: boolean | undefined;

  /** @param asksAhead the API counts as likely unless the vendor is known not to have it */
  constructor(endpoint: Endpoint, asksAhead = false) {
    this.#endpoint = endpoint;
    this.#isLikely = vendorOf(endpoint.name.registry).hasReferrersApi ?? asksAhead;
  }

  /** Throws E_NOTFOUND if the repository does not exist (fault 20). */
  async list(
    subject: Digest,
    { ahead = this.#isLikely, byTag = () => this.listByTag(subject) }: AskingReferrers = {},
  ): Promise<ReferrerList> {
    parseDigest(subject);
    if (this.#hasApi === undefined && !ahead) await this.#first.enter();
    try {
      const entries = this.#hasApi === false ? undefined : await this.#listByApi(subject);
      if (entries !== undefined) {
        this.#hasApi = true;
        return toList(entries, 'api');
      }
      // One odd answer does not prove that there is no API.
      this.#hasApi ??= false;
    } finally {
      this.#first.open();
    }
    return byTag();
  }

  /** A tag that is no list of referrers counts as none, and is reported (threat 15). */
  async listByTag(subject: Digest): Promise<ReferrerList> {
    const tag = referrersTag(parseDigest(subject));
    const stored = await getManifest(this.#endpoint, tag);
    return toList(stored === undefined ? none : this.#readTagged(stored, subject, tag), 'tag');
  }

  #readTagged(stored: StoredManifest, subject: Digest, tag: string): ReferrerEntries {
    const ignore = (why: string): ReferrerEntries => {
      const message = `the referrers tag is ignored: ${why}`;
      this.#endpoint.note(message, { tag });
      return { descriptors: [], skipped: [message] };
    };
    if (stored.digest === subject) {
      ignore('it points to the subject itself');
      return none;
    }
    const { contentType: type = mediaTypes.index } = stored;
    if (type !== mediaTypes.index) return ignore('it is not an image index');
    try {
      return this.#noting(readReferrerIndex(stored.bytes, subject), subject);
    } catch (error) {
      if (isTrustError(error, 'E_MANIFEST')) return ignore('it is not an image index');
      throw error;
    }
  }

  /** undefined: there is no API. */
  async #listByApi(subject: Digest): Promise<ReferrerEntries | undefined> {
    const url = this.#endpoint.url(`referrers/${subject}`);
    const descriptors: ReferrerDescriptor[] = [];
    const skipped: string[] = [];
    let first = true;
    for await (const page of readPages(this.#endpoint, url, mediaTypes.index)) {
      if (isUnsupported(page)) return undefined;
      if (page.status !== 200) throw await this.#endpoint.error(page, { digest: subject });
      if (contentType(page) !== mediaTypes.index) {
        // A login page or a catch-all route (fault 21); on a later page, a broken list.
        if (first) return undefined;
        const message = `${url.host}: a page of the referrers is not an image index`;
        throw new TrustError('E_NET', message, this.#endpoint.where({ digest: subject }));
      }
      first = false;
      const entries = this.#noting(readReferrerIndex(page.body, subject), subject);
      descriptors.push(...entries.descriptors);
      skipped.push(...entries.skipped);
    }
    return { descriptors, skipped };
  }

  #noting(entries: ReferrerEntries, subject: Digest): ReferrerEntries {
    for (const why of entries.skipped) {
      this.#endpoint.note(`a referrer is skipped: ${why}`, { digest: subject });
    }
    return entries;
  }
}

const none: ReferrerEntries = { descriptors: [], skipped: [] };

function toList(
  { descriptors, skipped }: ReferrerEntries,
  source: ReferrerList['source'],
): ReferrerList {
  return { descriptors, source, ...(skipped.length === 0 ? {} : { skipped }) };
}

/**
 * How registries answer without the API. Everything else is an error, never "none" (threat 62, fault 24). A
 * 404 may also be about the repository, with its own code (fault 20).
 */
function isUnsupported({ status, body }: HttpResponse): boolean {
  if (status === 404) return !hasErrorCode(body, 'NAME_UNKNOWN');
  return status === 400 || status === 405 || status === 406 || status === 501;
}
