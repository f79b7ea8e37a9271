/** Signed is what a reader finds: everything is verified again as the registry serves it now. */

import { mapConcurrently, poll } from '../async.ts';
import { TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import type { ImageNode } from '../image/tree.ts';
import type { Standing } from '../verify/demanded-readers.ts';
import { describeNode } from '../verify/finding.ts';
import { manifestsAtOnce, type SignOptions } from './options.ts';
import { type Looking, type Present, presentSignatures } from './present.ts';

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
  return mapConcurrently(manifestsAtOnce, nodes, (node) => confirmOne(node, options, looking));
}

async function confirmOne(
  node: ImageNode,
  options: SignOptions,
  looking: Looking & Pausing,
): Promise<Standing> {
  const absentFrom = ({ signatures }: Present) =>
    options.formats.filter((format) => !signatures.has(format));
  const present = await poll(
    () => presentSignatures(node, options, looking),
    (found) => absentFrom(found).length === 0,
    { attempts, pause: looking.pause },
  );
  const absent = absentFrom(present);
  if (absent.length === 0) return { node, stand: present.stand };
  const what = `the ${absent.join(' and the ')} signature of ${describeNode(node)}`;
  throw new TrustError('E_NOSIG', `${what} was pushed, but the registry does not serve it`, {
    digest: node.digest,
  });
}
