/** A ledger made from a registry (`drift init`), as terminal text. */

import type { InitResult } from '../../drift/init.ts';
import { longestCommand } from '../../oci/shell-word.ts';
import { findingLines } from '../finding.ts';
import { line, logText, paint, type TextOptions, whole, wrap } from '../line.ts';
import { count, listed } from '../words.ts';
import { placeOf } from './words.ts';

/** The ledger is written only if `unreachable` is empty and there is a release. */
export function formatDriftInit(
  { ledger, refused, differences, unreachable }: InitResult,
  path: string,
  options: TextOptions,
): string {
  const isWritten = unreachable.length === 0 && ledger.releases.length > 0;
  const releases = count(ledger.releases.length, 'release');
  return logText([
    ...differences.flatMap((one) => [
      ...wrap(line`${placeOf(one)}: ${one.message} [${one.code}]`, options),
      ...(one.mend === undefined ? [] : [line`  Fix: ${whole(one.mend, longestCommand)}`]),
    ]),
    ...unreachable.flatMap((one) => findingLines(one, options, '')),
    ...(refused.length === 0 ? [] : wrap(whole(`Left out: ${listed(refused)}`), options)),
    isWritten
      ? line`${paint(options, 'bold', 'WRITTEN')}: ${releases} in ${path}; review it before you commit it`
      : line`${paint(options, 'bold', 'NOT WRITTEN')}: ${unreachable.length > 0 ? 'not everything could be checked' : 'no release could be verified'}`,
  ]);
}
