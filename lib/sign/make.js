/** Signatures made: signed and logged, side by side with others. */
import { createHash } from 'node:crypto';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { readDescriptor } from '../oci/descriptor.js';
import { digestOf } from '../oci/digest.js';
import { publicKeyPem } from '../signature/key.js';
import { formatBundle, makeBundle, signatureStatement } from '../signature/make-bundle.js';
import { formatPayload } from '../signature/payload.js';
import { formatRekorBundle } from '../signature/rekor-bundle.js';
import { layerDescriptor, signatureImage, } from '../signature/signature-image.js';
import { EntryExists } from '../transparency/log-client.js';
import { assertAnswers, assertGood, readAnswers } from './assert-good.js';
/** Throws what the services throw, and E_TLOG, E_TRUST or E_TIME if what they answered does not verify. */
export function makeSignature(wanted, making) {
    return wanted.format === 'legacy' ? makeLayer(wanted, making) : makeReferrer(wanted, making);
}
async function makeLayer(wanted, { options, identity, now }) {
    const { key, annotations } = options;
    const { digest } = wanted.node;
    const payload = bounded(formatPayload(identity, digest, annotations));
    const signed = { payload, bytes: payload, signature: key.sign(payload) };
    // One at most (assertUsable): the annotation holds one entry.
    const logEntries = await logLegacy(signed, options);
    assertAnswers({ signed, logEntries, timestamps: [] }, options, now());
    const [entry] = logEntries;
    const layer = {
        payload,
        signature: signed.signature,
        ...(entry === undefined ? {} : { rekorBundle: formatRekorBundle(entry) }),
    };
    const descriptor = layerDescriptor(layer);
    const place = {
        format: 'legacy',
        store: 'tag',
        manifest: digestOf(signatureImage([descriptor]).manifest),
    };
    const candidate = { ...place, layer: readDescriptor(descriptor, 'the new layer'), payload };
    return {
        format: 'legacy',
        wanted,
        layer,
        logEntries: assertGood(candidate, digest, options, now()),
    };
}
async function logLegacy({ payload, signature }, { key, logs }) {
    const digest = createHash('sha256').update(payload).digest();
    const messageDigest = { algorithm: HashAlgorithm.SHA2_256, digest };
    const content = {
        $case: 'messageSignature',
        messageSignature: { messageDigest, signature },
    };
    const pem = publicKeyPem(key.public);
    const answers = await Promise.all(logs.map((log) => log.testify(content, pem)));
    return answers.flatMap(({ tlogEntries }) => tlogEntries);
}
/** Statements that are tried where a log knows one already, the usual one first. */
const statements = 4;
/**
 * Rekor v2 hands out an entry once: if that answer is lost, or the run dies before the bundle is
 * published, the log says that it has it (409). Then the statement is signed anew, which costs one entry
 * more and nothing else. White space after it makes another signature of it where keys sign the same
 * bytes the same way (RSA); for JSON it is the same statement.
 */
async function makeReferrer(wanted, making) {
    const { digest } = wanted.node;
    const statement = signatureStatement(digest, making.options.annotations);
    for (let spaces = 0;; spaces += 1) {
        try {
            const payload = Buffer.concat([statement, Buffer.alloc(spaces, ' ')]);
            return await bundleOf(bounded(payload), wanted, making);
        }
        catch (error) {
            if (!(error instanceof EntryExists) || spaces + 1 === statements)
                throw error;
        }
    }
}
async function bundleOf(payload, wanted, { options, now }) {
    const { key, logs, timestamps: authorities } = options;
    const { digest } = wanted.node;
    const bundle = formatBundle(await makeBundle(payload, key, [...logs, ...authorities]));
    assertAnswers(readAnswers(bundle), options, now());
    const place = { format: 'bundle', store: 'bundle', manifest: digestOf(bundle) };
    const logged = assertGood({ ...place, bytes: bundle }, digest, options, now());
    return { format: 'bundle', wanted, bundle, logEntries: logged };
}
/** Before it is logged: nobody would read it. */
function bounded(payload) {
    if (payload.length <= limits.payload)
        return payload;
    const message = `what is to be signed has ${payload.length} bytes with its annotations, and readers take ${limits.payload}`;
    throw new TrustError('E_INPUT', message);
}
