/** From a registry's refusal to an error in words that help. */
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { isObject, parseJson } from '../oci/json.js';
import { formatRepository } from '../oci/reference.js';
import { AccessRefused } from './access-refused.js';
import { printable } from './failure.js';
export function registryError(answer, asked) {
    const { status, url } = answer;
    const said = registryMessage(answer.body);
    const because = said === undefined ? '' : ` (${said})`;
    const name = formatRepository(asked.repository);
    const details = {
        ...printable(url, answer),
        repository: asked.repository.path,
        ...(asked.digest === undefined ? {} : { digest: asked.digest }),
        ...(asked.tag === undefined ? {} : { tag: asked.tag }),
    };
    const error = (code, text) => new TrustError(code, `${name}: ${text}`, details);
    // A storage host's or login page's refusal says nothing about our rights on the registry (threat 108).
    if (url.origin !== asked.origin.origin) {
        return error('E_NET', `the registry sent us to ${url.host}, which answered ${status}${because}`);
    }
    switch (status) {
        case 401:
        case 403:
            return new AccessRefused(`${name}: ${status}${because}: ${authenticationAdvice(asked)}`, details);
        case 404:
            return error('E_NOTFOUND', `not found${because}`);
        case 413:
            return error('E_LIMIT', `too large for this registry${because}`);
        default:
            return error('E_NET', `unexpected status ${status}${because}`);
    }
}
/** Registries answer alike in all three cases, so as not to tell strangers what exists (fault 14). */
function authenticationAdvice({ authenticated, repository }) {
    const readings = 'there is no such repository, or this access is not permitted';
    return authenticated
        ? `${readings}, or the credentials are not valid; log in to ${repository.registry} again, or log out to read anonymously`
        : `${readings}, or it needs a login to ${repository.registry}; no credentials were sent`;
}
/** Docker Hub counts manifest GETs, those of anonymous users by address, which runners share (fault 2). */
export function rateAdvice({ authenticated, repository }) {
    if (repository.registry !== 'docker.io' || authenticated)
        return '';
    return '; this access to Docker Hub is anonymous, and shares its limit with everybody at this address: log in to docker.io for one of your own';
}
const shown = { errors: 3, characters: 200 };
/**
 * The codes and messages of an error body (distribution-spec, "Error Codes"), or undefined for any other
 * body. Bounded and on one line: the text is the registry's, and ends up in logs (threats 118, 121).
 */
export function registryMessage(body) {
    const texts = registryErrors(body)
        .slice(0, shown.errors)
        .map(({ code, message }) => [code, message].filter((text) => text !== '').join(': '))
        .filter((text) => text !== '');
    return texts.length === 0 ? undefined : texts.join('; ');
}
export function hasErrorCode(body, code) {
    return registryErrors(body).some((error) => error.code === code);
}
function registryErrors(body) {
    if (body.byteLength > limits.errorBody)
        return [];
    let document;
    try {
        document = parseJson(body);
    }
    catch {
        return []; // plain text, HTML, XML: the status has to do
    }
    if (!isObject(document))
        return [];
    const { errors, details, message } = document;
    if (Array.isArray(errors)) {
        return errors
            .filter((error) => isObject(error))
            .map((error) => ({ code: line(error['code']), message: line(error['message']) }));
    }
    // Token servers, Docker Hub's among them, answer { "details": "…" }, logs { "message": "…" }.
    return [{ code: '', message: line(details) || line(message) }];
}
/** Without control characters, and without marks that reorder text or hide in it. */
function line(text) {
    if (typeof text !== 'string')
        return '';
    return text
        .slice(0, shown.characters)
        .replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
        .trim();
}
