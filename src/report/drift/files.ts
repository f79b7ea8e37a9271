/** The terminal text of a drift check, and the files that it writes in addition to the report. */

import { dirname, join } from 'node:path';
import type { DriftOutcome, FleetReport } from '../../drift/fleet.ts';
import type { DriftReport } from '../../drift/report.ts';
import type { TextOptions } from '../line.ts';
import { formatDriftBadge } from './badge.ts';
import { fleetPages } from './fleet-page.ts';
import { formatFleet } from './fleet-summary.ts';
import { formatDriftPage } from './page.ts';
import { formatDrift } from './terminal.ts';

export function textOf(report: DriftReport | FleetReport, options: TextOptions): string {
  return 'images' in report ? formatFleet(report, options) : formatDrift(report, options);
}

/** Option, path and text of each file. Pages of images are in the folder of the overview, which comes last. */
export function filesOf(
  { report, checks }: DriftOutcome,
  { page, badge }: { readonly page?: string | undefined; readonly badge?: string | undefined },
): readonly (readonly [option: string, path: string | undefined, text: () => string])[] {
  const badgeFile = ['badge', badge, () => formatDriftBadge(report)] as const;
  if (!('images' in report)) {
    const history = checks[0]?.history ?? { runs: [] };
    return [['page', page, () => formatDriftPage(report, history)], badgeFile];
  }
  const histories = new Map(checks.map((one) => [one.report.name, one.history]));
  const pages = page === undefined ? [] : fleetPages({ report, histories });
  return [
    ...pages.map(([path, text]) => {
      const place = path === '' ? page : join(dirname(page ?? ''), path);
      return ['page', place, text] as const;
    }),
    badgeFile,
  ];
}
