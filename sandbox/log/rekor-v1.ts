/**
 * Rekor v1's HTTP API (rekor openapi.yaml): entries, their look-up, the log's key and state. Statuses and
 * responses are those of Rekor 1.5.4, except that a few 422s (no kind, no spec) and a 500 (broken JSON) are
 * 400 here, and that unknown fields and key IDs are checked more strictly.
 */

import { anything, count, list, object, optional, text } from '../../src/oci/shape.ts';
import { json, Refusal, type Reply, type Request } from '../http/message.ts';
import { AnswerV1, entryId } from './answer-v1.ts';
import { dispatch, type LogApi, type LogParts, type Route, readBody } from './api.ts';
import type { LogEntry } from './entry.ts';
import { proposeV1 } from './entry-v1.ts';
import { receiptOf } from './receipt.ts';

const entriesPath = '/api/v1/log/entries';

/** At once in one search. */
const maxQueries = 10;

export class RekorV1 implements LogApi {
  readonly format: AnswerV1;
  readonly #parts: LogParts;
  readonly #treeId: bigint;
  readonly #routes: readonly Route[] = [
    { method: 'POST', path: entriesPath, handle: (request) => this.#add(request) },
    { method: 'POST', path: `${entriesPath}/retrieve`, handle: (request) => this.#search(request) },
    { method: 'GET', path: `${entriesPath}/*`, handle: (_, id) => this.#found(this.#byId(id)) },
    {
      method: 'GET',
      path: entriesPath,
      handle: ({ query }) => this.#found(this.#byIndex(query.get('logIndex'))),
    },
    { method: 'GET', path: '/api/v1/log/publicKey', handle: () => this.#publicKey() },
    { method: 'GET', path: '/api/v1/log', handle: () => this.#state() },
  ];

  constructor(parts: LogParts, treeId: bigint) {
    this.#parts = parts;
    this.#treeId = treeId;
    this.format = new AnswerV1(parts.signer.key.id, treeId);
  }

  async answer(request: Request): Promise<Reply> {
    const reply = await dispatch(request, this.#routes);
    return reply ?? refusal(404, `path ${request.path} was not found`).reply;
  }

  async #add(request: Request): Promise<Reply> {
    const { ledger, settings } = this.#parts;
    const proposed = await readBody(request, proposeV1, (why) =>
      refusal(400, `error processing entry: ${why}`),
    );
    // What Rekor makes of the refusal of a frozen Trillian tree.
    if (settings.frozen) throw refusal(500, 'unexpected result from transparency log');
    const existing = ledger.find(proposed);
    if (existing !== undefined) {
      const id = this.#id(existing);
      const why = `an equivalent entry already exists in the transparency log with UUID ${id}`;
      throw refusal(409, why, { location: `${entriesPath}/${id}` });
    }
    const entry = ledger.append(proposed, Math.floor(settings.now() / 1000));
    const id = this.#id(entry);
    return json(201, this.#describe(entry), { etag: id, location: `${entriesPath}/${id}` });
  }

  async #search(request: Request): Promise<Reply> {
    const { entryUUIDs, logIndexes, entries } = await readBody(request, searchQuery, (why) =>
      refusal(400, why),
    );
    if (entryUUIDs.length + logIndexes.length + entries.length > maxQueries) {
      throw refusal(422, `more than max allowed ${maxQueries} entries in request`);
    }
    const found = [
      ...entryUUIDs.map((id) => this.#byId(id)),
      ...entries.map((proposed) => this.#parts.ledger.find(proposed)),
      ...logIndexes.map((index) => this.#parts.ledger.at(index)),
    ];
    const answers = found.flatMap((entry) => (entry === undefined ? [] : [this.#describe(entry)]));
    return json(200, answers);
  }

  #byId(id: string): LogEntry | undefined {
    if (!/^(?:[0-9a-f]{16})?[0-9a-f]{64}$/.test(id))
      throw refusal(422, 'entryUUID in path is no entry id');
    const entry = this.#parts.ledger.findLeaf(id.slice(-64));
    return entry !== undefined && this.#id(entry).endsWith(id) ? entry : undefined;
  }

  #byIndex(index: string | null): LogEntry | undefined {
    if (index === null || !/^\d+$/.test(index)) throw refusal(422, 'logIndex in query is required');
    return this.#parts.ledger.at(Number(index));
  }

  #found(entry: LogEntry | undefined): Reply {
    return entry === undefined ? { status: 404 } : json(200, this.#describe(entry));
  }

  #publicKey(): Reply {
    const body = Buffer.from(this.#parts.signer.key.publicKeyPem);
    return { status: 200, headers: { 'content-type': 'application/x-pem-file' }, body };
  }

  #state(): Reply {
    const { ledger, signer } = this.#parts;
    const state = { size: ledger.tree.size, root: ledger.tree.root() };
    return json(200, {
      inactiveShards: null,
      rootHash: state.root.toString('hex'),
      signedTreeHead: signer.checkpoint(state),
      treeID: String(this.#treeId),
      treeSize: state.size,
    });
  }

  #id({ leafHash }: LogEntry): string {
    return entryId(this.#treeId, leafHash);
  }

  #describe(entry: LogEntry): unknown {
    const { ledger, signer } = this.#parts;
    return this.format.write({ ...receiptOf(entry, ledger, signer), set: signer.set(entry) });
  }
}

const queryShape = object({
  entryUUIDs: optional(list(text)),
  logIndexes: optional(list(count)),
  entries: optional(list(anything)),
});

function searchQuery(value: Parameters<typeof queryShape>[0]) {
  const { entryUUIDs = [], logIndexes = [], entries = [] } = queryShape(value, 'query');
  return { entryUUIDs, logIndexes, entries: entries.map(proposeV1) };
}

function refusal(code: number, message: string, headers: Record<string, string> = {}): Refusal {
  return new Refusal(message, json(code, { code, message }, headers));
}
