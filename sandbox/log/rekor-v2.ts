/**
 * Rekor v2's HTTP API (rekor-tiles), which can only add entries. Statuses, codes and texts are those of
 * rekor-tiles 2.3.0, with the reason added to rejections.
 */

import { json, Refusal, type Reply, type Request } from '../http/message.ts';
import { AnswerV2 } from './answer-v2.ts';
import { dispatch, type LogApi, type LogParts, type Route, readBody } from './api.ts';
import { Batch } from './batch.ts';
import type { LogEntry, Proposal } from './entry.ts';
import { proposeV2 } from './entry-v2.ts';
import { receiptOf } from './receipt.ts';

const entriesPath = '/api/v2/log/entries';

/** gRPC's names for what the API answers with (grpc codes.go). */
const codes = { INVALID_ARGUMENT: 3, NOT_FOUND: 5, ALREADY_EXISTS: 6, UNIMPLEMENTED: 12 } as const;

export class RekorV2 implements LogApi {
  readonly format: AnswerV2;
  readonly #parts: LogParts;
  readonly #batch = new Batch();
  readonly #routes: readonly Route[] = [
    { method: 'POST', path: entriesPath, handle: (request) => this.#add(request) },
    {
      method: 'GET',
      path: entriesPath,
      handle: () => refusal(501, 'UNIMPLEMENTED', 'Method Not Allowed').reply,
    },
  ];

  constructor(parts: LogParts) {
    this.#parts = parts;
    this.format = new AnswerV2(parts.signer.key.id);
  }

  async answer(request: Request): Promise<Reply> {
    const reply = await dispatch(request, this.#routes);
    return reply ?? refusal(404, 'NOT_FOUND', 'Not Found').reply;
  }

  async #add(request: Request): Promise<Reply> {
    const { ledger, signer, settings } = this.#parts;
    if (settings.frozen) throw frozen();
    const proposed = await readBody(request, proposeV2, (why) =>
      refusal(400, 'INVALID_ARGUMENT', `invalid hashedrekord request: ${why}`),
    );
    const entry = await this.#batch.join(settings.batch, () => this.#append(proposed));
    return json(201, this.format.write(receiptOf(entry, ledger, signer)));
  }

  /** Rekor v2 names the place of an identical entry, but its API does not hand it out. */
  #append(proposed: Proposal): LogEntry {
    const { ledger, settings } = this.#parts;
    const existing = ledger.find(proposed);
    if (existing === undefined) return ledger.append(proposed, Math.floor(settings.now() / 1000));
    const index = String(existing.index);
    const why = `an equivalent entry already exists in the transparency log with index ${index}`;
    throw refusal(409, 'ALREADY_EXISTS', why, { 'x-log-index': index });
  }
}

function frozen(): Refusal {
  const why = 'This log has been frozen, please switch to the latest log.';
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  return new Refusal(why, { status: 405, headers, body: Buffer.from(`${why}\n`) });
}

function refusal(
  status: number,
  code: keyof typeof codes,
  message: string,
  headers: Record<string, string> = {},
): Refusal {
  return new Refusal(message, json(status, { code: codes[code], message, details: [] }, headers));
}
