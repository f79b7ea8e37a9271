/** Signed is what a reader finds: everything is verified again as the registry serves it now. */

import { TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import type { ImageNode } from '../image/tree.ts';
import { describeNode } from '../verify/finding.ts';
import type { ManifestAvailability } from '../verify/required-readers.ts';
import { allAtMost } from './all-at-most.ts';
import { findExistingSignatures, type LookupContext } from './existing.ts';
import type { SignOptions } from './options.ts';

/** With backoff(), half a minute at most: a registry may take a moment (fault 16). */
const attempts = 6;

/**
 * What decides who can read each of them. Throws E_NOSIG for what was pushed and is not served, or what
 * stands in the way of reading it.
 */
export async function confirm(
  nodes: readonly ImageNode[],
  options: SignOptions,
  context: LookupContext & Pausing,
): Promise<readonly ManifestAvailability[]> {
  return allAtMost(nodes, (node) => confirmOne(node, options, context));
}

async function confirmOne(
  node: ImageNode,
  options: SignOptions,
  context: LookupContext & Pausing,
): Promise<ManifestAvailability> {
  for (let attempt = 1; ; attempt += 1) {
    const { signatures, availability } = await findExistingSignatures(node, options, context);
    const absent = options.formats.filter((format) => !signatures.has(format));
    if (absent.length === 0) return { node, availability };
    if (attempt === attempts) {
      const what = `the ${absent.join(' and the ')} signature of ${describeNode(node)}`;
      throw new TrustError('E_NOSIG', `${what} was pushed, but the registry does not serve it`, {
        digest: node.digest,
      });
    }
    await context.pause(attempt);
  }
}
