/** Renders differences that a waiver in the ledger accepts: shown, but not counted. */

import type { DriftReport } from '../../drift/report.ts';
import { waiverOf } from '../../ledger/waiver.ts';
import { code, type Html, html } from '../html.ts';
import { list } from '../markup.ts';
import { capital } from '../words.ts';
import { kindTitle, placeOf } from './words.ts';

/** Nothing where none is waived. */
export function waivedList(
  reports: readonly Pick<DriftReport, 'waived' | 'waivers'>[],
): Html | undefined {
  return list(
    reports.flatMap(({ waived, waivers }) =>
      waived.map((one) => {
        const { reason = '', until = '' } = waiverOf(waivers, one) ?? {};
        const title = html`<strong>${capital(kindTitle[one.kind])}</strong>: ${code(placeOf(one), 300)}`;
        return html`${title}<br>${one.message}<br><em>Waived until ${until.slice(0, 10)}:</em> ${reason}`;
      }),
    ),
  );
}
