/** What the APIs of both versions have in common. */

import { type JsonValue, parseJson } from '../../src/oci/json.ts';
import { Refusal, type Reply, type Request } from '../http/message.ts';
import type { AnswerFormat } from './answer.ts';
import type { Proposal } from './entry.ts';
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
  readonly path: RegExp;
  /** `reference` is what the path's group matched */
  readonly handle: (request: Request, reference: string) => Reply | Promise<Reply>;
}

/** The reply of the route that fits, a refusal included; undefined if none fits. */
export async function dispatch(
  request: Request,
  routes: readonly Route[],
): Promise<Reply | undefined> {
  for (const { method, path, handle } of routes) {
    const found = request.method === method ? path.exec(request.path) : null;
    if (found === null) continue;
    try {
      return await handle(request, found[1] ?? '');
    } catch (error) {
      if (error instanceof Refusal) return error.reply;
      throw error;
    }
  }
  return undefined;
}

/** What a request proposes; `refuse` makes the answer to one that cannot be logged. */
export async function readProposal<T = Proposal>(
  request: Request,
  propose: (value: JsonValue) => T,
  refuse: (why: string) => Refusal,
): Promise<T> {
  try {
    return propose(parseJson(await request.body()));
  } catch (error) {
    throw error instanceof SyntaxError ? refuse(error.message) : error;
  }
}
