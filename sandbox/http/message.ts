/** Requests and responses as plain data, so that handlers are functions from one to the other. */

import type { IncomingHttpHeaders } from 'node:http';

export interface Request {
  readonly method: string;
  /** still percent-encoded */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  body(): Promise<Uint8Array>;
}

/** The answer to a HEAD has the body of a GET here: the server counts it and does not send it. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** One request as the server saw it, in order of arrival. */
export interface RequestRecord {
  readonly method: string;
  /** with its query */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** whether an Authorization header came with it */
  readonly authorization: boolean;
  /** 0 while, or because, nothing was answered */
  readonly status: number;
  /** bytes of the request's body, and of the answer's */
  readonly received: number;
  readonly sent: number;
}

export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

/** Thrown by handlers; routers answer with it. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(message: string, reply: Reply) {
    super(message);
    this.reply = reply;
  }
}
