/** A client of Rekor v1 (rekor openapi.yaml): logs hashedrekord 0.0.1 for legacy signatures, dsse 0.0.1 for bundles. */

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

/** Fetches an entry that exists already (409) by its ID, in case its response was lost (faults 41, 42). */
export function rekorV1(base: string, transport: Transport): LogClient {
  const service = logService(base);
  const url = `${baseUrl(base)}/api/v1/log/entries`;
  const fetchExisting = (conflict: HttpResponse): Promise<HttpResponse> => {
    const { host } = new URL(base);
    const id = entryId(conflict.headers.location);
    if (id === undefined) throw new EntryExists(host, { host, status: conflict.status });
    // Only the ID is taken from the Location header; the URL stays that of this log.
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
        return { tlogEntries: [readResponse(parseJson(body), 'response')] };
      } catch (error) {
        throw unreadable(service, 'log entry', error);
      }
    },
  };
}

/** The ID may have the tree's ID as a prefix. */
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

/** Like object(), but ignores other fields: logs return more than is needed. */
function pickFields<F extends Record<string, Shape<unknown>>>(
  fields: F,
): ReturnType<typeof object<F>> {
  const shape = object(fields);
  const names = new Set(Object.keys(fields));
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

/** Converts the response, an object with one entry under its ID, to an entry of a bundle. Throws SyntaxError. */
function readResponse(value: JsonValue, at: string): BundleEntry {
  const [only, ...others] = Object.values(anyObject(value, at));
  if (only === undefined || others.length > 0) return fail(at, 'does not have exactly one entry');
  const { body, integratedTime, logID, logIndex, verification } = logEntry(only, at);
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
