/** Rekor v1 (rekor openapi.yaml): hashedrekord 0.0.1 for legacy signatures, dsse 0.0.1 for bundles. */
import { envelopeToJSON } from '@sigstore/bundle';
import { parseJson } from '../oci/json.js';
import { anyObject, base64, count, fail, list, object, optional, sha256Hex, text, } from '../oci/shape.js';
import { EntryExists, logService } from './log-client.js';
import { ask, baseUrl, bodyOf, post, unreadable } from './service.js';
/** An entry that exists already (409) is fetched by its id: so a lost answer is found again (faults 41, 42). */
export function rekorV1(base, transport) {
    const service = logService(base);
    const url = `${baseUrl(base)}/api/v1/log/entries`;
    const fetchExisting = (conflict) => {
        const { host } = new URL(base);
        const id = entryId(conflict.headers.location);
        if (id === undefined)
            throw new EntryExists(host, { host, status: conflict.status });
        // Our own address: the log's word names the entry, and not where to ask for it.
        const request = { method: 'GET', url: new URL(`${url}/${id}`) };
        return ask(service, transport, { ...request, headers: { accept: 'application/json' } });
    };
    return {
        url: base,
        version: 'rekor-v1',
        async testify(content, publicKey) {
            const posted = await post(service, transport, url, proposedEntry(content, publicKey));
            const answer = posted.status === 409 ? await fetchExisting(posted) : posted;
            const body = bodyOf(service, answer);
            try {
                return { tlogEntries: [readAnswer(parseJson(body), 'answer')] };
            }
            catch (error) {
                throw unreadable(service, 'log entry', error);
            }
        },
    };
}
/** With the id of its tree in front, or without. */
function entryId(location = '') {
    return /\/((?:[0-9a-f]{16})?[0-9a-f]{64})$/.exec(location)?.[1];
}
function proposedEntry(content, publicKey) {
    const key = Buffer.from(publicKey).toString('base64');
    if (content.$case === 'dsseEnvelope') {
        const envelope = JSON.stringify(envelopeToJSON(content.dsseEnvelope));
        const spec = { proposedContent: { envelope, verifiers: [key] } };
        return { apiVersion: '0.0.1', kind: 'dsse', spec };
    }
    const { messageDigest, signature } = content.messageSignature;
    const spec = {
        data: { hash: { algorithm: 'sha256', value: messageDigest.digest.toString('hex') } },
        signature: { content: signature.toString('base64'), publicKey: { content: key } },
    };
    return { apiVersion: '0.0.1', kind: 'hashedrekord', spec };
}
/** Of an object, these fields; what else a log says beside them is not needed, and not kept. */
function fields(wanted) {
    const shape = object(wanted);
    const names = new Set(Object.keys(wanted));
    return (value, at) => shape(Object.fromEntries(Object.entries(anyObject(value, at)).filter(([name]) => names.has(name))), at);
}
const logEntry = fields({
    body: base64,
    integratedTime: count,
    logID: sha256Hex,
    logIndex: count,
    verification: fields({
        inclusionProof: fields({
            checkpoint: text,
            // Go writes an empty list as null.
            hashes: optional(list(sha256Hex)),
            logIndex: count,
            rootHash: sha256Hex,
            treeSize: count,
        }),
        signedEntryTimestamp: optional(base64),
    }),
});
const logged = fields({ kind: text, apiVersion: text });
/** One entry, under its id, in the form that bundles hold it in. Throws SyntaxError. */
function readAnswer(value, at) {
    const [answered, ...others] = Object.values(anyObject(value, at));
    if (answered === undefined || others.length > 0)
        return fail(at, 'does not hold one entry');
    const { body, integratedTime, logID, logIndex, verification } = logEntry(answered, at);
    const { kind, apiVersion } = logged(parseJson(body), `${at}.body`);
    const { inclusionProof: proof, signedEntryTimestamp } = verification;
    const hex = (digits) => Buffer.from(digits, 'hex');
    return {
        logIndex: String(logIndex),
        logId: { keyId: hex(logID) },
        kindVersion: { kind, version: apiVersion },
        integratedTime: String(integratedTime),
        inclusionPromise: signedEntryTimestamp && { signedEntryTimestamp },
        inclusionProof: {
            logIndex: String(proof.logIndex),
            rootHash: hex(proof.rootHash),
            treeSize: String(proof.treeSize),
            hashes: (proof.hashes ?? []).map(hex),
            checkpoint: { envelope: proof.checkpoint },
        },
        canonicalizedBody: body,
    };
}
