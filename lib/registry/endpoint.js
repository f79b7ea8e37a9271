/** One repository of a registry: URLs, authorization, errors. */
import { isDeepStrictEqual } from 'node:util';
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { assertDigest } from '../oci/digest.js';
import { rateAdvice, registryError } from './registry-error.js';
import { pullScope, pushScope } from './scope.js';
export class Endpoint {
    name;
    #session;
    #credentials;
    #access;
    #trace;
    constructor(name, session, credentials, trace) {
        this.name = name;
        this.#session = session;
        this.#credentials = credentials;
        this.#access = { repository: name, scopes: [pullScope(name.path)] };
        this.#trace = trace;
    }
    get origin() {
        return this.#session.origin;
    }
    get insecureHosts() {
        return this.#session.insecureHosts;
    }
    /** `rest` follows `/v2/<name>/` and was checked: a digest, a tag, a word of the API (threats 6, 12). */
    url(rest) {
        return new URL(`/v2/${this.name.path}/${rest}`, this.origin);
    }
    request(method, url, headers, limit) {
        const request = { method, url, headers: headers ?? {} };
        return this.#located(this.#session.request(request, this.#access, limit));
    }
    /**
     * A request that writes. To another host, where an upload may go on, nothing of ours is sent along:
     * the URL itself is the permission there (threat 107; registries.md §2.5). `further` are scopes of
     * other repositories, for the same token.
     */
    write(request, further = []) {
        const access = { repository: this.name, scopes: [pushScope(this.name.path), ...further] };
        const elsewhere = request.url.origin !== this.origin.origin;
        return this.#located(elsewhere
            ? this.#session.elsewhere(request, limits.errorBody)
            : this.#session.request(request, access, limits.errorBody));
    }
    /** A GET whose body the caller reads as it comes. */
    open(url, more = {}) {
        return this.#located(this.#session.open({ method: 'GET', url, ...more }, this.#access));
    }
    /** The error for an answer that the caller has no use for. */
    async error(answer, subject) {
        return registryError(answer, { ...subject, ...(await this.#asked()) });
    }
    async isAnonymous() {
        return (await this.#credentials.find(this.name)) === undefined;
    }
    /** Whether another repository is on the same registry, and is spoken to as the same user. */
    async sharesCredentials(other) {
        if (other.registry !== this.name.registry)
            return false;
        const [ours, theirs] = await Promise.all([
            this.#credentials.find(this.name),
            this.#credentials.find(other),
        ]);
        return isDeepStrictEqual(ours, theirs);
    }
    async #asked() {
        const authenticated = !(await this.isAnonymous());
        return { repository: this.name, origin: this.origin, authenticated };
    }
    /** What the transport throws knows neither the repository nor who we are. */
    async #located(answer) {
        try {
            return await answer;
        }
        catch (error) {
            if (!(error instanceof TrustError))
                throw error;
            const { code, message } = error;
            const advice = code === 'E_RATE' ? rateAdvice(await this.#asked()) : '';
            throw new TrustError(code, `${message}${advice}`, this.where({}, error.details), error);
        }
    }
    /** Throws E_DIGEST, told where the bytes came from. */
    assertDigest(bytes, expected, subject) {
        try {
            assertDigest(bytes, expected);
        }
        catch (error) {
            const { code, message } = error;
            const { host } = this.origin;
            throw new TrustError(code, `${host}: ${message}`, this.where(subject), error);
        }
    }
    /** Details of an error that happened here. */
    where(subject, more = {}) {
        return { host: this.origin.host, repository: this.name.path, ...subject, ...more };
    }
    note(message, subject = {}) {
        this.#trace({ kind: 'note', message, details: this.where(subject) });
    }
}
/** Media type without parameters, in lower case (registries.md §2.4). */
export function contentType({ headers }) {
    const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
    return type === '' ? undefined : type;
}
