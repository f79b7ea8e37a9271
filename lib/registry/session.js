/**
 * Authorization for the requests to one registry (registries.md §3.1).
 *
 * The first request is a real one, and a 401 to it teaches how to ask. What was learned serves all
 * later requests before they are sent. A request is sent again at most twice: once when the registry
 * names a scheme, once when a token that has worked is refused (fault 13) or lacks a scope (fault 15).
 */
import { parseChallenges } from './challenge.js';
import { basicAuthorization } from './credentials.js';
import { FirstAnswer } from './first-answer.js';
import { knownScheme } from './known-registry.js';
import { readScheme, sameScheme } from './scheme.js';
import { furtherScopes } from './scope.js';
import { TokenCache } from './token.js';
export class Session {
    origin;
    #options;
    #tokens;
    #first = new FirstAnswer();
    /** tokens that the registry has accepted: only such a token can have expired */
    #accepted = new WeakSet();
    /** scopes that the registry asked for beyond those that we would have named */
    #wider = new Map();
    #scheme;
    constructor(registry, origin, options) {
        this.origin = origin;
        this.#options = options;
        this.#tokens = new TokenCache(options);
        this.#scheme = knownScheme(registry);
    }
    /** As Transport.request, authorized. A refusal is an answer too. */
    request(request, access, limit) {
        return this.#exchange(access, (headers) => this.#transport.request(withHeaders(request, headers), limit), () => { });
    }
    /** As Transport.request, without authorization: for hosts that an upload is sent to. */
    elsewhere(request, limit) {
        return this.#transport.request(request, limit);
    }
    /** Whether the right to read and the right to write are asked for apart, as far as the registry has shown. */
    get distinguishesRights() {
        return this.#scheme?.kind === 'bearer';
    }
    get insecureHosts() {
        return this.#options.insecureHosts;
    }
    /** As Transport.open, authorized. */
    open(request, access) {
        return this.#exchange(access, (headers) => this.#transport.open(withHeaders(request, headers)), (stream) => void stream.body.on('error', () => { }).destroy());
    }
    get #transport() {
        return this.#options.transport;
    }
    async #exchange(access, send, discard) {
        const credentials = await this.#options.credentials.find(access.repository);
        if (this.#scheme === undefined)
            await this.#first.enter();
        try {
            let authorization = await this.#authorize(access, credentials);
            for (let replays = 0;; replays += 1) {
                const { header } = authorization;
                const answer = await send(header === undefined ? {} : { authorization: header });
                const again = replays < 2 ? this.#refused(answer, authorization, access, credentials) : undefined;
                this.#first.open();
                if (again === undefined) {
                    this.#accept(answer, authorization);
                    return answer;
                }
                // Before the token is asked for: a body that is not read holds a connection.
                discard(answer);
                authorization = await again();
            }
        }
        finally {
            this.#first.open();
        }
    }
    /** The authorization by what is known so far; none as long as no challenge was seen. */
    async #authorize(access, credentials, stale) {
        if (credentials?.kind === 'bearer')
            return { header: `Bearer ${credentials.token}` };
        const scheme = this.#scheme;
        if (scheme === undefined)
            return {};
        if (scheme.kind === 'basic') {
            const header = credentials && basicAuthorization(credentials);
            return header === undefined ? {} : { header, scheme };
        }
        const token = await this.#tokens.get({
            realm: scheme.realm,
            scopes: this.#scopes(access),
            ...(scheme.service === undefined ? {} : { service: scheme.service }),
            ...(credentials === undefined ? {} : { credentials }),
        }, stale);
        return { header: `Bearer ${token.text}`, scheme, token };
    }
    /** What to do about a refusal, once its body is out of the way; undefined if it stands. */
    #refused(answer, sent, access, credentials) {
        // After a redirect another host would be asking, and our token is none of its business (threat 108).
        if (answer.url.origin !== this.origin.origin)
            return undefined;
        if (answer.status !== 401 && answer.status !== 403)
            return undefined;
        if (credentials?.kind === 'bearer')
            return undefined;
        const challenges = parseChallenges(answer.headers['www-authenticate']);
        const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
        if (answer.status === 403 && bearer?.parameters.get('error') !== 'insufficient_scope') {
            return undefined;
        }
        let offered;
        try {
            offered = readScheme(challenges, this.origin, this.#options.insecureHosts);
        }
        catch (error) {
            return () => Promise.reject(error);
        }
        if (offered === undefined)
            return undefined;
        if (offered.kind === 'basic' && credentials === undefined)
            return undefined;
        if (!sameScheme(sent.scheme, offered)) {
            this.#learn(offered);
            return () => this.#authorize(access, credentials);
        }
        // Credentials that were refused are not tried again, and reading is not continued without them:
        // what a stranger may not see looks like what is not there, and a signature would seem missing.
        if (sent.token === undefined)
            return undefined;
        const widened = this.#widen(access, bearer);
        if (!widened && !this.#accepted.has(sent.token))
            return undefined;
        return () => this.#authorize(access, credentials, sent.token);
    }
    #learn(scheme) {
        this.#scheme = scheme;
        const { host, hostname } = this.origin;
        if (scheme.kind === 'basic' || scheme.realm.hostname === hostname)
            return;
        // Usual (Docker Hub's realm is on auth.docker.io), and worth knowing (threat 109).
        const message = `${host} has its tokens issued by ${scheme.realm.host}`;
        this.#options.trace({ kind: 'note', message, details: { host } });
    }
    #accept({ status }, { token }) {
        if (token !== undefined && status !== 401 && status !== 403)
            this.#accepted.add(token);
    }
    #scopes(access) {
        return [...access.scopes, ...(this.#wider.get(access.scopes.join(' ')) ?? [])];
    }
    /** Takes over the scopes of a challenge, once; whether there were new ones. */
    #widen({ scopes }, challenge) {
        const key = scopes.join(' ');
        const further = furtherScopes(challenge, scopes);
        if (further.length === 0 || this.#wider.has(key))
            return false;
        this.#wider.set(key, further);
        return true;
    }
}
function withHeaders(request, headers) {
    return { ...request, headers: { ...request.headers, ...headers } };
}
