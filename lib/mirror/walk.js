/** The walk through the source: downward from indexes, and from every manifest to what is attached to it. */
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { readContents } from '../oci/contents.js';
import { parseManifest } from '../oci/manifest.js';
import { attachmentTags } from './attachment-tags.js';
import { allEnded } from './ended.js';
import { canOpen } from './snapshot.js';
/** Manifests, those attached included; and bytes of them, which are all in memory. */
const usual = { manifests: 4 * limits.children, bytes: 64 * 1024 * 1024 };
export class Walk {
    #source;
    #watch;
    #most;
    #found = new Map();
    #blobs = new Map();
    #elsewhere = [];
    #leftOut = new Map();
    #subjects = new Set();
    #bytes = 0;
    constructor(source, watch, most = usual) {
        this.#source = source;
        this.#watch = watch;
        this.#most = most;
    }
    get found() {
        return this.#found.values();
    }
    get blobs() {
        return this.#blobs.values();
    }
    get elsewhere() {
        return this.#elsewhere;
    }
    get leftOut() {
        return [...this.#leftOut.values()];
    }
    async from(root) {
        const { image } = this.#source;
        // First the question on whose answer most others wait.
        await allEnded([this.#attachedTo(root.digest), this.#byDigest(root, image, 'part')]);
    }
    /** Each digest once, so that cycles end (threat 32); found again, it may turn out to be more. */
    async #take(stored, from, way) {
        // The image is held to the specification; what is attached to it is only copied.
        if (way === 'part')
            parseManifest(stored.bytes, stored.contentType);
        const known = this.#found.get(stored.digest);
        if (known !== undefined)
            return known;
        const { digest, bytes } = stored;
        this.#bytes += bytes.byteLength;
        const { manifests: many, bytes: long } = this.#most;
        if (this.#found.size >= many || this.#bytes > long) {
            const limit = `${many} manifests, ${long} bytes`;
            throw new TrustError('E_LIMIT', `more than ${limit} belong to the image`, { digest });
        }
        const contents = readContents(bytes, stored.contentType);
        const found = { digest, bytes, contents, byDigest: false, isReferrer: false, tags: [] };
        this.#found.set(digest, found);
        await allEnded([
            ...contents.blobs.map((blob) => this.#blob(blob, from)),
            ...contents.manifests.flatMap((child) => [
                this.#child(child, from, way),
                this.#attachedTo(child.digest),
            ]),
        ]);
        return found;
    }
    async #byDigest(stored, from, way) {
        this.#watch.onManifest(stored.digest);
        const found = await this.#take(stored, from, way);
        found.byDigest = true;
        return found;
    }
    async #child({ digest, size }, from, way) {
        const stored = await from.manifest(digest);
        if (stored === undefined)
            throw absent('an index lists it', digest);
        const { length } = stored.bytes;
        if (length !== size) {
            const message = `the index declares ${size} bytes for it, the source has ${length}`;
            throw new TrustError('E_DIGEST', message, { digest });
        }
        await this.#byDigest(stored, from, way);
    }
    async #blob({ digest, size, mediaType }, from) {
        const known = this.#blobs.get(digest);
        if (known === undefined) {
            const blob = { digest, size, from };
            if (isForeign(mediaType) && !(await this.#sourceHas(blob)))
                return;
            this.#blobs.set(digest, blob);
            this.#watch.onBlob(blob);
        }
        else if (known.size !== size) {
            throw new TrustError('E_DIGEST', 'one blob is declared with two sizes', { digest });
        }
    }
    async #sourceHas(blob) {
        const has = await canOpen(blob.from, blob);
        if (!has)
            this.#elsewhere.push(blob.digest);
        return has;
    }
    async #attachedTo(subject) {
        if (this.#subjects.has(subject))
            return;
        this.#subjects.add(subject);
        const { listed, tagged, tags } = this.#ask(subject);
        await allEnded([
            this.#listed(listed, subject),
            this.#listed(tagged, subject),
            ...tags.map(({ name, stored }) => this.#tagged(name, stored, subject)),
        ]);
    }
    /** All at once; also ahead of time, for snapshots keep the answers. */
    #ask(subject) {
        const { signatures } = this.#source;
        const listed = signatures.referrers(subject);
        const [signature, ...others] = attachmentTags(subject);
        // The answer is nearly always no: they must not stand before those on which more depends.
        const later = listed.catch(() => { });
        const tags = [
            { name: signature, stored: signatures.manifest(signature) },
            ...others.map((name) => ({ name, stored: later.then(() => signatures.manifest(name)) })),
        ];
        // A registry may have got its API after the tag was written (fault 22).
        const tagged = listed.then((list) => list.source === 'api' ? signatures.referrersByTag(subject) : list);
        for (const { stored } of tags)
            stored.catch(() => { });
        tagged.catch(() => { });
        return { listed, tagged, tags };
    }
    async #tagged(name, asked, subject) {
        const { signatures } = this.#source;
        const stored = await asked;
        if (stored === undefined)
            return;
        this.#watch.onTag(name);
        const tag = { name, subject };
        const [found] = await allEnded([
            this.#take(stored, signatures, 'attached'),
            this.#attachedTo(stored.digest),
        ]);
        if (found !== undefined)
            found.tags = [...found.tags, tag];
    }
    async #listed(list, subject) {
        const listed = new Map((await list).descriptors.map((entry) => [entry.digest, entry]));
        await allEnded([...listed.values()].map((entry) => this.#referrer(entry, subject)));
    }
    async #referrer({ digest, artifactType }, subject) {
        const { signatures } = this.#source;
        const asked = signatures.manifest(digest);
        this.#ask(digest);
        const stored = await asked;
        const leaveOut = (why) => {
            const type = artifactType === undefined ? {} : { artifactType };
            this.#leftOut.set(`${subject} ${digest}`, { digest, subject, why, ...type });
        };
        if (stored === undefined)
            return leaveOut('not served');
        const { subject: named } = readContents(stored.bytes, stored.contentType);
        // Registries list what is none (ORAS#1907, ORAS#2148; threat 57): that belongs to something else.
        if (named?.digest !== subject)
            return leaveOut('another subject');
        this.#watch.onReferrersOf(subject);
        const [found] = await allEnded([
            this.#byDigest(stored, signatures, 'attached'),
            this.#attachedTo(digest),
        ]);
        if (found !== undefined)
            found.isReferrer = true;
    }
}
function absent(why, digest) {
    return new TrustError('E_COVER', `${why}, but the source does not have it`, { digest });
}
/** Layers that may not be pushed, or need not be: their descriptors say where else they are. */
export function isForeign(mediaType) {
    return /nondistributable|\.foreign\./.test(mediaType);
}
