/** What a mirror run found and brought, in numbers. */

import type { ContentReport, MirrorReport, TargetReport } from '../../mirror/report.ts';

export type Kind = 'blob' | 'manifest' | 'signature tag';

export const kinds: readonly Kind[] = ['blob', 'manifest', 'signature tag'];

export function kindOf({ kind, tag }: ContentReport): Kind {
  return tag === undefined ? kind : 'signature tag';
}

export interface Tally {
  readonly all: number;
  readonly present: number;
  readonly copied: number;
  readonly mounted: number;
  readonly missing: number;
}

export function tallyOf(content: readonly ContentReport[]): Tally {
  const among = (wanted: ContentReport['state']) =>
    content.filter(({ state }) => state === wanted).length;
  return {
    all: content.length,
    present: among('present'),
    copied: among('copied'),
    mounted: among('mounted'),
    missing: among('missing'),
  };
}

/** Whether a target holds all of it, with its tag as it was asked for. */
export function isWhole({ looked, outcome }: TargetReport): boolean {
  return looked !== 'nothing' && outcome === 'verified';
}

/** Parts that were brought to any target. */
export function broughtBy({ targets }: MirrorReport): number {
  const { copied, mounted } = tallyOf(targets.flatMap(({ content }) => content));
  return copied + mounted;
}
