/** Reads bodies up to a limit, and extracts messages from the bodies of errors. */

import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream';
import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { isObject, type JsonValue, readObject } from '../oci/json.ts';
import { codeOf, errorDetails, WireError } from './failure.ts';

/**
 * Reads the whole body. More than `limit` bytes are E_LIMIT, and the rest is not read (threat 35). A body
 * of another length than declared rejects with a WireError.
 */
export function readBody(incoming: IncomingMessage, url: URL, limit: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new TrustError('E_LIMIT', `${url.host} sent more than ${limit} bytes`, errorDetails(url));
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    incoming.on('data', (chunk: Uint8Array) => {
      size += chunk.byteLength;
      if (size > limit) incoming.destroy(tooLarge());
      else chunks.push(chunk);
    });
    onEnd(incoming, (error) => {
      if (error === undefined) resolve(concat(chunks, size));
      else reject(isCutShort(error) ? cutShort() : error);
    });
  });
}

/**
 * Reads what fits and arrives within `patience` ms of the body of an error. Never rejects: the status is the
 * answer, however long or slow the body is (threat 114).
 */
export function readErrorBody(incoming: IncomingMessage, patience: number): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const timer = setTimeout(() => void incoming.destroy(), patience);
    incoming.on('data', (chunk: Uint8Array) => {
      const room = limits.errorBody - size;
      chunks.push(chunk.subarray(0, room));
      size += Math.min(room, chunk.byteLength);
      if (size === limits.errorBody) incoming.destroy();
    });
    onEnd(incoming, () => {
      clearTimeout(timer);
      resolve(concat(chunks, size));
    });
  });
}

/**
 * Calls back when a body has ended or failed, also if that was before the call: a broken answer can end in
 * the turn in which its headers arrive, and its events are over then (threat 133).
 */
export function onEnd(incoming: IncomingMessage, then: (error?: Error) => void): void {
  finished(incoming, { writable: false }, (error) => then(error ?? undefined));
}

/** How Node reports an orderly end before the declared length; a reset has a `syscall`. */
function isCutShort(error: Error): boolean {
  const code = codeOf(error);
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || (code === 'ECONNRESET' && !('syscall' in error));
}

function cutShort(): WireError {
  return new WireError('E_CUT_SHORT', 'the body ended before its declared length');
}

/** Reads and drops a small body, so that the connection can be reused; closes it on a large one. */
export function discard(incoming: IncomingMessage): void {
  let size = 0;
  incoming.on('data', (chunk: Uint8Array) => {
    size += chunk.byteLength;
    if (size > limits.errorBody) incoming.destroy();
  });
}

// Not Buffer.concat: a slice of the shared buffer would keep 64 KiB alive for each answer.
function concat(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

const shown = { errors: 3, characters: 200 };

/**
 * The codes and messages of an error body (distribution-spec, "Error Codes"); undefined for another body.
 * Bounded and on one line, because the registry's text ends up in logs (threats 118, 121).
 */
export function registryMessage(body: Uint8Array): string | undefined {
  const texts = registryErrors(body)
    .slice(0, shown.errors)
    .map(({ code, message }) => [code, message].filter((text) => text !== '').join(': '))
    .filter((text) => text !== '');
  return texts.length === 0 ? undefined : texts.join('; ');
}

/** As registryMessage, in brackets after a space; empty where there is none. */
export function bracketedMessage({ body }: { readonly body: Uint8Array }): string {
  const message = registryMessage(body);
  return message === undefined ? '' : ` (${message})`;
}

export function hasErrorCode(body: Uint8Array, code: string): boolean {
  return registryErrors(body).some((error) => error.code === code);
}

function registryErrors(body: Uint8Array): { code: string; message: string }[] {
  const document = body.byteLength > limits.errorBody ? undefined : readObject(body);
  if (document === undefined) return [];
  const { errors, details, message } = document;
  if (Array.isArray(errors)) {
    return errors
      .filter((error) => isObject(error))
      .map((error) => ({ code: line(error['code']), message: line(error['message']) }));
  }
  // Token servers, Docker Hub's among them, answer { "details": "…" }, logs { "message": "…" }.
  return [{ code: '', message: line(details) || line(message) }];
}

/** Without control characters, and without marks that reorder or hide text. */
function line(text: JsonValue | undefined): string {
  if (typeof text !== 'string') return '';
  return text
    .slice(0, shown.characters)
    .replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .trim();
}
