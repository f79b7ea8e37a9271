/** Injects faults: which requests fail, and how. */

import type { RequestRecord } from './message.ts';

export interface Condition {
  readonly method?: string;
  /** a part of path and query, or a pattern for them */
  readonly path?: string | RegExp;
  /** the first request to strike, counted from 1 over those that match since the fault was added; default 1 */
  readonly nth?: number;
  /** how many matching requests in a row, from there; default 1, `Infinity` for all */
  readonly times?: number;
}

/**
 * - `{status}`: answered so, and not handled
 * - `{body, headers}`: handled, but the answer is another: a lie. A header set to undefined is left out.
 * - `{pieces, ending}`: these bytes in place of any answer, whether they are HTTP or not; the request is not handled
 * - `{first}`: this happens, is waited for, and then the request is handled as ever
 * - `reset`: the connection is reset, the request is not handled
 * - `lose-answer`: the request is handled, then the connection is reset before any answer
 * - `hang`: no answer, ever, and the request is not handled
 * - `reset-mid-body`, `truncate`, `hang-mid-body`: half the body comes, then a reset, an orderly end, or nothing;
 *   an answer without a body is not affected
 * - `slow-drip`: one byte of the body every 20 ms
 */
export type Strike =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Uint8Array;
    }
  | {
      readonly body?: (bytes: Uint8Array) => Uint8Array;
      readonly headers?: Readonly<Record<string, string | undefined>>;
    }
  | {
      readonly pieces: readonly (string | Uint8Array)[];
      readonly ending: 'keep' | 'end' | 'reset' | 'hang';
    }
  | { readonly first: () => unknown }
  | 'reset'
  | 'lose-answer'
  | 'reset-mid-body'
  | 'truncate'
  | 'hang-mid-body'
  | 'hang'
  | 'slow-drip';

export interface Fault {
  readonly when?: Condition;
  readonly do: Strike;
}

/** A fault that was added; `struck` counts the requests it has hit. */
export interface AddedFault {
  readonly struck: number;
  remove(): void;
}

export class Faults {
  #active: ActiveFault[] = [];

  add(fault: Fault): AddedFault {
    const added = new ActiveFault(fault, () => {
      this.#active = this.#active.filter((other) => other !== added);
    });
    this.#active.push(added);
    return added;
  }

  clear(): void {
    this.#active = [];
  }

  /** The first fault that hits this request; every fault counts it. */
  strike(request: Pick<RequestRecord, 'method' | 'path'>): Strike | undefined {
    const due = this.#active.filter((fault) => fault.counts(request));
    return due[0]?.hit();
  }
}

class ActiveFault implements AddedFault {
  readonly #fault: Fault;
  readonly remove: () => void;
  #matched = 0;
  struck = 0;

  constructor(fault: Fault, remove: () => void) {
    this.#fault = fault;
    this.remove = remove;
  }

  /** Counts the request if it matches, and returns whether it is due. */
  counts({ method, path }: Pick<RequestRecord, 'method' | 'path'>): boolean {
    const { when = {} } = this.#fault;
    if (when.method !== undefined && when.method !== method) return false;
    if (typeof when.path === 'string' && !path.includes(when.path)) return false;
    if (when.path instanceof RegExp && !when.path.test(path)) return false;
    this.#matched += 1;
    const nth = when.nth ?? 1;
    return this.#matched >= nth && this.#matched < nth + (when.times ?? 1);
  }

  hit(): Strike {
    this.struck += 1;
    return this.#fault.do;
  }
}
