/** Signed is what a reader finds: everything is verified again as the registry serves it now. */

import { TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import type { ImageNode } from '../image/tree.ts';
import type { Standing } from '../verify/demanded-readers.ts';
import { describeNode } from '../verify/finding.ts';
import { allAtMost } from './all-at-most.ts';
import type { SignOptions } from './options.ts';
import { type Looking, presentSignatures } from './present.ts';

/** With backoff(), half a minute at most: a registry may take a moment (fault 16). */
const attempts = 6;

/**
 * What decides who can read each of them. Throws E_NOSIG for what was pushed and is not served, or what
 * stands in the way of reading it.
 */
export async function confirm(
  nodes: readonly ImageNode[],
  options: SignOptions,
  looking: Looking & Pausing,
): Promise<readonly Standing[]> {
  return allAtMost(nodes, (node) => confirmOne(node, options, looking));
}

async function confirmOne(
  node: ImageNode,
  options: SignOptions,
  looking: Looking & Pausing,
): Promise<Standing> {
  for (let attempt = 1; ; attempt += 1) {
    const { signatures, stand } = await presentSignatures(node, options, looking);
    const absent = options.formats.filter((format) => !signatures.has(format));
    if (absent.length === 0) return { node, stand };
    if (attempt === attempts) {
      const what = `the ${absent.join(' and the ')} signature of ${describeNode(node)}`;
      throw new TrustError('E_NOSIG', `${what} was pushed, but the registry does not serve it`, {
        digest: node.digest,
      });
    }
    await looking.pause(attempt);
  }
}
