/** Rekor v1 (rekor openapi.yaml): hashedrekord 0.0.1 for legacy signatures, dsse 0.0.1 for bundles. */

import { envelopeToJSON } from '@sigstore/bundle';
import type { SignatureBundle } from '@sigstore/sign';
import type { HttpResponse, Transport } from '../http/request.ts';
import { type JsonValue, parseJson } from '../oci/json.ts';
import {
  anyObject,
  base64,
  count,
  fail,
  list,
  object,
  optional,
  type Shape,
  sha256Hex,
  text,
} from '../oci/shape.ts';
import type { BundleEntry } from '../signature/bundle.ts';
import {
  ask,
  baseUrl,
  bodyOf,
  EntryExists,
  type LogClient,
  logService,
  post,
  unreadable,
} from './service.ts';

/** An entry that exists already (409) is fetched by its id: so a lost answer is found again (faults 41, 42). */
export function rekorV1(base: string, transport: Transport): LogClient {
  const service = logService(base);
  const url = `${baseUrl(base)}/api/v1/log/entries`;
  const fetchExisting = (conflict: HttpResponse): Promise<HttpResponse> => {
    const { host } = new URL(base);
    const id = entryId(conflict.headers.location);
    if (id === undefined) throw new EntryExists(host, { host, status: conflict.status });
    // Our own address: the log's word names the entry, and not where to ask for it.
    return ask(service, transport, { method: 'GET', url: new URL(`${url}/${id}`) });
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
      } catch (error) {
        throw unreadable(service, 'log entry', error);
      }
    },
  };
}

/** With the id of its tree in front, or without. */
function entryId(location = ''): string | undefined {
  return /\/((?:[0-9a-f]{16})?[0-9a-f]{64})$/.exec(location)?.[1];
}

function proposedEntry(content: SignatureBundle, publicKey: string) {
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
function pickFields<F extends Record<string, Shape<unknown>>>(
  wanted: F,
): ReturnType<typeof object<F>> {
  const shape = object(wanted);
  const names = new Set(Object.keys(wanted));
  return (value, at) =>
    shape(
      Object.fromEntries(Object.entries(anyObject(value, at)).filter(([name]) => names.has(name))),
      at,
    );
}

const logEntry = pickFields({
  body: base64,
  integratedTime: count,
  logID: sha256Hex,
  logIndex: count,
  verification: pickFields({
    inclusionProof: pickFields({
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

const entryHeader = pickFields({ kind: text, apiVersion: text });

/** One entry, under its id, in the form that bundles hold it in. Throws SyntaxError. */
function readAnswer(value: JsonValue, at: string): BundleEntry {
  const [answered, ...others] = Object.values(anyObject(value, at));
  if (answered === undefined || others.length > 0) return fail(at, 'does not hold one entry');
  const { body, integratedTime, logID, logIndex, verification } = logEntry(answered, at);
  const { kind, apiVersion } = entryHeader(parseJson(body), `${at}.body`);
  const { inclusionProof: proof, signedEntryTimestamp } = verification;
  const hex = (digits: string) => Buffer.from(digits, 'hex');
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
