/** The common parts of both versions of the API. */

import { type JsonValue, parseJson } from '../../src/oci/json.ts';
import { Refusal, type Reply, type Request } from '../http/message.ts';
import type { AnswerFormat } from './answer.ts';
import type { Ledger } from './ledger.ts';
import type { LogSigner } from './receipt.ts';
import type { LogSettings } from './settings.ts';

/** What a log is made of. */
export interface LogParts {
  readonly ledger: Ledger;
  readonly signer: LogSigner;
  readonly settings: LogSettings;
}

export interface LogApi {
  readonly format: AnswerFormat;
  answer(request: Request): Promise<Reply>;
}

export interface Route {
  readonly method: string;
  /** ends in `*` where anything but a slash may stand */
  readonly path: string;
  /** `rest` is what `*` matched */
  readonly handle: (request: Request, rest: string) => Reply | Promise<Reply>;
}

/** The reply of the route that fits, a refusal included; undefined if none fits. */
export async function dispatch(
  request: Request,
  routes: readonly Route[],
): Promise<Reply | undefined> {
  for (const { method, path, handle } of routes) {
    const rest = request.method === method ? match(request.path, path) : undefined;
    if (rest === undefined) continue;
    try {
      return await handle(request, rest);
    } catch (error) {
      if (error instanceof Refusal) return error.reply;
      throw error;
    }
  }
  return undefined;
}

function match(path: string, pattern: string): string | undefined {
  if (!pattern.endsWith('*')) return path === pattern ? '' : undefined;
  const start = pattern.slice(0, -1);
  const rest = path.slice(start.length);
  return path.startsWith(start) && !rest.includes('/') ? rest : undefined;
}

/** A request's JSON as what it means; `refuse` makes the answer to one that means nothing. */
export async function readBody<T>(
  request: Request,
  read: (value: JsonValue) => T,
  refuse: (why: string) => Refusal,
): Promise<T> {
  try {
    return read(parseJson(await request.body()));
  } catch (error) {
    throw error instanceof SyntaxError ? refuse(error.message) : error;
  }
}
