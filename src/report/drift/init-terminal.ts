/** What became of a ledger that was made from a registry, as text for people at a terminal. */

import type { InitResult } from '../../drift/init.ts';
import { logText, plain } from '../escape.ts';
import { findingLines } from '../finding.ts';
import { paint, type TextOptions, wrap } from '../paint.ts';
import { count, listed } from '../words.ts';
import { mendText, placeOf } from './words.ts';

/** Written only where `unreachable` is empty and there is a release. */
export function formatDriftInit(
  { ledger, refused, differences, unreachable }: InitResult,
  path: string,
  options: TextOptions,
): string {
  const isWritten = unreachable.length === 0 && ledger.releases.length > 0;
  return logText([
    ...differences.flatMap((one) => [
      ...wrap(
        `${plain(placeOf(one))}: ${plain(one.message)} [${plain(one.code, 100)}]`,
        '',
        options,
      ),
      ...(one.mend === undefined ? [] : [`  Mend: ${mendText(one.mend)}`]),
    ]),
    ...unreachable.flatMap((one) => findingLines(one, options, '')),
    ...(refused.length === 0
      ? []
      : wrap(`Left out: ${listed(refused.map((one) => plain(one)))}`, '', options)),
    isWritten
      ? `${paint(options, 'bold', 'WRITTEN')}: ${count(ledger.releases.length, 'release')} in ${plain(path, 500)}; review it before you commit it`
      : `${paint(options, 'bold', 'NOT WRITTEN')}: ${unreachable.length > 0 ? 'not everything could be found out' : 'no version can be vouched for'}`,
  ]);
}
