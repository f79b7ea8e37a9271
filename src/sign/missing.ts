/** Makes and publishes the missing signatures of a plan, after checking that all of them can be published. */

import { mapConcurrently } from '../async.ts';
import type { Pausing } from '../http/backoff.ts';
import type { ImageNode } from '../image/tree.ts';
import type { PushableRepository } from '../registry/writing-client.ts';
import { assertPublishable, type StoreFacts } from './assert-publishable.ts';
import { type MakeContext, makeSignature } from './make.ts';
import { manifestsAtOnce } from './options.ts';
import { publish } from './publish.ts';
import type { SignContext, SigningState } from './state.ts';

export interface MissingContext extends Pausing, Pick<SignContext, 'beforeSigning'> {
  readonly signatures: PushableRepository;
  readonly onPublished?: (done: number, of: number) => void;
}

/**
 * Resolves to whether anything was published: not in a dry run. Throws BlockedError, or errors of registry and
 * services.
 */
export async function makeMissing(
  state: SigningState,
  present: ReadonlyMap<ImageNode, StoreFacts>,
  making: MakeContext,
  context: MissingContext,
): Promise<boolean> {
  const { signatures, onPublished } = context;
  const missing = state.inState('missing');
  if (missing.length === 0) return false;
  const writes = making.options.dryRun !== true;
  await mapConcurrently(manifestsAtOnce, missing, async (planned) => {
    const found = present.get(planned.node);
    if (found !== undefined) await assertPublishable(planned, found, { signatures, writes });
  });
  if (!writes) return false;
  await signatures.assertPushable();
  await context.beforeSigning?.(missing);
  // Makes all signatures before publishing any, so that a log failure does not leave a half-signed image.
  const made = await mapConcurrently(manifestsAtOnce, missing, async (planned) => {
    const one = await makeSignature(planned, making);
    state.made(planned, one.logEntries);
    return one;
  });
  await publish(made, {
    ...{ repository: signatures, now: making.now },
    pause: (attempt) => context.pause(attempt),
    onPublished: ({ planned }) => {
      state.published(planned);
      onPublished?.(state.inState('published').length, made.length);
    },
  });
  return true;
}
