/**
 * Finding signature material in a registry: the union of all three stores (design.md, decision 2).
 *
 * What could not be read is kept beside what was found: it decides the outcome only when no
 * candidate counts, and is always reported.
 */
import { isTrustError, TrustError } from '../error.js';
import { limits } from '../limits.js';
import { digestOf } from '../oci/digest.js';
import { parseManifest } from '../oci/manifest.js';
import { attestationType } from './bundle.js';
import { rebuildPayload } from './payload.js';
import { classifyArtifact, saysItIsForeign, signatureTag } from './store.js';
/**
 * Candidates for `subject` in `.sig` tag and referrers, each handed to `read` as it comes: a hundred of
 * them, with a megabyte each, are never in memory together. Never rejects for what one store does.
 */
export async function discoverSignatures(repository, subject, options, read) {
    const search = new Search(repository, subject, options, read);
    await Promise.all([search.legacyTag(), search.referrers(() => repository.referrers(subject))]);
    return search.result();
}
/** The fallback tag alone, for a registry whose API gave nothing good (fault 22): what the API did not list. */
export async function discoverByFallbackTag(repository, subject, options, read, listedByApi) {
    const search = new Search(repository, subject, options, read);
    await search.referrers(async () => {
        const { descriptors, source } = await repository.referrersByTag(subject);
        return { source, descriptors: descriptors.filter(({ digest }) => !listedByApi.has(digest)) };
    });
    return search.result();
}
class Search {
    #repository;
    #subject;
    #options;
    #read;
    #candidates = [];
    #unusable = [];
    #foreign = [];
    #listedByApi;
    constructor(repository, subject, options, read) {
        this.#repository = repository;
        this.#subject = subject;
        this.#options = options;
        this.#read = read;
    }
    result() {
        return {
            candidates: this.#candidates,
            unusable: this.#unusable,
            foreign: this.#foreign,
            listedByApi: this.#listedByApi,
        };
    }
    async legacyTag() {
        await this.#keeping('tag', undefined, async () => {
            const stored = await this.#repository.manifest(signatureTag(this.#subject));
            if (stored === undefined)
                return;
            const artifact = classifyArtifact(parseManifest(stored.bytes, stored.contentType));
            if (artifact.kind === 'simple-signing') {
                await this.#layers(artifact.layers, 'tag', stored.digest, { left: limits.signatures });
            }
            else {
                this.#foreign.push({ store: 'tag', manifest: stored.digest });
            }
        });
    }
    async referrers(list) {
        await this.#keeping('referrers', undefined, async () => {
            const { descriptors, source } = await list();
            const skipped = source === 'api' ? descriptors.filter(saysItIsForeign) : [];
            if (source === 'api')
                this.#listedByApi = new Set(descriptors.map(({ digest }) => digest));
            for (const { digest } of skipped)
                this.#isForeign(digest);
            const rest = descriptors.filter((descriptor) => !skipped.includes(descriptor));
            const referrers = this.#within(rest, { left: limits.signatures }, 'referrers');
            const layers = { left: limits.signatures };
            await Promise.all(referrers.map((descriptor) => this.#referrer(descriptor, layers)));
        });
    }
    async #referrer({ digest }, allowance) {
        await this.#keeping('bundle', digest, async () => {
            const stored = await this.#repository.manifest(digest);
            if (stored === undefined) {
                throw new TrustError('E_NOSIG', 'a referrer is listed, but the registry does not have it');
            }
            const manifest = parseManifest(stored.bytes, stored.contentType);
            if (manifest.subject?.digest !== this.#subject) {
                throw new TrustError('E_CLAIM', 'listed as a referrer, but its subject is another manifest');
            }
            const artifact = classifyArtifact(manifest);
            if (artifact.kind === 'bundle') {
                await this.#bundle(artifact.layer, digest);
            }
            else if (artifact.kind === 'simple-signing') {
                await this.#layers(artifact.layers, 'referrer', digest, allowance);
            }
            else {
                this.#isForeign(digest);
            }
        });
    }
    /** Each descriptor is a candidate of its own: equal payloads share a digest (cosign-formats.md §1.4). */
    async #layers(layers, store, manifest, allowance) {
        const looks = this.#within(layers, allowance, store, manifest).map((layer) => this.#keeping(store, manifest, async () => {
            const payload = this.#rebuilt(layer) ?? (await this.#blob(layer, limits.payload));
            this.#candidates.push(this.#read({ format: 'legacy', store, manifest, layer, payload }));
        }));
        await Promise.all(looks);
    }
    #rebuilt(layer) {
        return rebuildPayload(this.#options.payloadReferences, this.#subject, layer);
    }
    /** An attestation is no candidate: an image with nothing else is unsigned (threat 59). */
    async #bundle(layer, manifest) {
        const bytes = inlined(layer) ?? (await this.#blob(layer, limits.bundle));
        if (attestationType(bytes) !== undefined)
            this.#isForeign(manifest);
        else
            this.#candidates.push(this.#read({ format: 'bundle', store: 'bundle', manifest, bytes }));
    }
    async #blob(layer, limit) {
        const bytes = await this.#repository.blob(layer, limit);
        if (bytes !== undefined)
            return bytes;
        throw new TrustError('E_NOSIG', 'signature material names a blob that the registry lacks', {
            digest: layer.digest,
        });
    }
    #isForeign(manifest) {
        this.#foreign.push({ store: 'referrers', manifest });
    }
    /** At most what is left of the allowance; what is cut off is a problem of its own, never silence. */
    #within(items, allowance, store, manifest) {
        const taken = items.slice(0, allowance.left);
        allowance.left -= taken.length;
        if (taken.length < items.length) {
            const message = `more than ${limits.signatures} pieces of signature material; the rest was not read`;
            this.#cannotUse(store, manifest, new TrustError('E_LIMIT', message));
        }
        return taken;
    }
    /** Runs one look; a TrustError is kept as unusable material, anything else is a defect and passes. */
    async #keeping(store, manifest, look) {
        try {
            await look();
        }
        catch (error) {
            if (!isTrustError(error))
                throw error;
            this.#cannotUse(store, manifest, error);
        }
    }
    #cannotUse(store, manifest, error) {
        this.#unusable.push({ store, error, ...(manifest === undefined ? {} : { manifest }) });
    }
}
/** Content that the descriptor carries itself: used only if it hashes to the digest (threat 42). */
function inlined({ data, digest, size }) {
    if (data === undefined || size > limits.bundle)
        return undefined;
    const bytes = Buffer.from(data, 'base64');
    return bytes.length === size && digestOf(bytes) === digest ? bytes : undefined;
}
