/** What to write into a deployment: references by digest. */

import type { VerifyReport } from '../../verify/report.ts';
import { plain } from '../escape.ts';

/** Only what was verified is offered for copying, and nothing at all when registries disagree. */
export function pinnedReferences({ images, outcome }: VerifyReport): readonly string[] {
  if (outcome !== 'verified') return [];
  return images.flatMap(({ pinned }) => (pinned === undefined ? [] : [plain(pinned)]));
}
