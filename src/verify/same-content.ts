/** Caches the result for each signature, because all registries of an image have the same signatures. */

import { createHash } from 'node:crypto';
import type { Candidate } from '../signature/candidate.ts';

/** Results of one run. More would only take memory: copies are verified soon after one another. */
const most = 512;

export class SameContent<Result> {
  readonly #runs = new WeakMap<object, Map<string, Result>>();

  /**
   * @param run what the result depends on in addition to the candidate's content: an object of one run, such as its
   *   policy
   * @param verify depends on nothing else; what it throws is not kept
   */
  once(run: object, candidate: Candidate, verify: () => Result): Result {
    const results = this.#runs.get(run) ?? new Map<string, Result>();
    this.#runs.set(run, results);
    const key = contentKey(candidate);
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = verify();
    if (results.size >= most) results.clear();
    results.set(key, result);
    return result;
  }
}

/** A hash of everything except where it was found. It includes lengths, so that the parts are unambiguous. */
function contentKey(candidate: Candidate): string {
  const parts =
    candidate.format === 'bundle'
      ? ['bundle', candidate.bytes]
      : ['legacy', JSON.stringify(candidate.layer), candidate.payload];
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}
