/** Renders a drift check, and a new ledger (`drift init`), as terminal text. */

import type { InitResult } from '../../drift/init.ts';
import type {
  Difference,
  DriftReport,
  DriftState,
  ImageState,
  RegistryState,
} from '../../drift/report.ts';
import { waiverOf } from '../../ledger/waiver.ts';
import { longestCommand } from '../../oci/shell-word.ts';
import type { Finding } from '../../verify/report.ts';
import { findingLines } from '../finding.ts';
import {
  type Line,
  type Lines,
  line,
  logText,
  paint,
  type Style,
  type TextOptions,
  tableLines,
  whole,
  wrap,
} from '../line.ts';
import { signerLines } from '../signers.ts';
import { runFacts, verdictLines } from '../verdict.ts';
import { count, listed } from '../words.ts';
import { driftVerdictOf } from './verdict.ts';
import {
  differencesById,
  differencesOf,
  kindWords,
  leftOutText,
  placeOf,
  stateWord,
} from './words.ts';

export const stateStyles: Record<DriftState, Style> = {
  ok: 'green',
  drift: 'red',
  unreachable: 'yellow',
};
/** Rows of releases that are ok on every registry. All others have a row. */
const mostQuiet = 20;

export function formatDrift(report: DriftReport, options: TextOptions): string {
  const { releases, registries, differences, unreachable, notes } = report;
  const what = `${count(releases.length, 'release')} on ${count(registries.length, 'registry', 'registries')}`;
  const findings = [...unreachable, ...notes];
  const pulls = registries.reduce((sum, one) => sum + one.pulls, 0);
  return logText([
    paint(options, 'bold', `Drift of ${what} --`),
    matrixLines(report, options),
    line``,
    differences.map((one) => differenceLines(one, options)),
    report.waived.map((one) => waivedLines(one, report, options)),
    findingsOf(findings, options),
    registries.map((one) => leftOutLines(one, options)),
    findings.length > 0 && line``,
    signerLines(report.policy.signers, options),
    verdictLines(
      driftVerdictOf(report),
      stateStyles[report.state],
      options,
      runFacts(report),
      count(pulls, 'pull'),
    ),
  ]);
}

function matrixLines(
  { releases, registries, differences }: DriftReport,
  options: TextOptions,
): Lines {
  const quiet = releases.filter(({ state }) => state === 'ok').slice(0, mostQuiet);
  const shown = releases.filter((one) => one.state !== 'ok' || quiet.includes(one));
  const byId = differencesById({ differences });
  const rows = shown.map(({ version, images }) => [
    whole(version, 100),
    ...images.map((image) => cellOf(image, byId, options)),
  ]);
  const rest = releases.length - shown.length;
  return [
    tableLines(['release', ...registries.map(({ name }) => name)], rows, options),
    rest > 0 && line`  and ${count(rest, 'more release')}, ok everywhere`,
  ];
}

function cellOf(
  image: ImageState,
  byId: ReadonlyMap<string, Difference>,
  options: TextOptions,
): Line {
  const { state, looked } = image;
  const texts: Record<DriftState, string> = {
    drift: `DRIFT: ${kindWords(differencesOf(image, byId))}`,
    unreachable: stateWord.unreachable,
    ok: looked === 'unchanged' ? `${stateWord.ok}, unchanged` : stateWord.ok,
  };
  return paint(options, stateStyles[state], texts[state]);
}

export function differenceLines(difference: Difference, options: TextOptions): Lines {
  const { code, message, expected, found, fix, advice } = difference;
  const label = paint(options, 'red', 'DRIFT');
  const more = (text: Line) => wrap(text, options, '  ');
  return [
    wrap(line`${label}: ${placeOf(difference)}: ${message} [${code}]`, options, '', '  '),
    expected && more(line`expected ${expected}`),
    found && more(line`found    ${found}`),
    advice && more(line`Next: ${advice}`),
    fixLine(fix),
    line``,
  ];
}

/** Never wrapped, to be copied. */
function fixLine(fix: string | undefined): Lines {
  return fix && line`  Fix: ${whole(fix, longestCommand)}`;
}

function waivedLines(
  difference: Difference,
  { waivers }: DriftReport,
  options: TextOptions,
): Lines {
  const { reason = '', until = '' } = waiverOf(waivers, difference) ?? {};
  const text = line`waived until ${until.slice(0, 10)}: ${placeOf(difference)}: ${difference.message} (${reason})`;
  return wrap(text, options, '', '  ').map((one) => paint(options, 'dim', one));
}

export function findingsOf(findings: readonly Finding[], options: TextOptions): Lines {
  return findings.map((one) => findingLines(placed(one), options, ''));
}

function leftOutLines({ name, tagsLeftOut }: RegistryState, options: TextOptions): Lines {
  if (tagsLeftOut === undefined) return [];
  const text = line`${name}: ${whole(leftOutText(tagsLeftOut), 3000)}`;
  return wrap(text, options).map((one) => paint(options, 'dim', one));
}

function placed({ image, ...found }: Finding): Finding {
  const { message } = found;
  const isNamed = image === undefined || message.startsWith(image);
  return { ...found, message: isNamed ? message : `${image}: ${message}` };
}

/** The ledger is written only if `unreachable` is empty and there is a release. */
export function formatDriftInit(
  { ledger, refused, differences, unreachable }: InitResult,
  path: string,
  options: TextOptions,
): string {
  const isWritten = unreachable.length === 0 && ledger.releases.length > 0;
  const releases = count(ledger.releases.length, 'release');
  return logText([
    differences.map((one) => [
      wrap(line`${placeOf(one)}: ${one.message} [${one.code}]`, options),
      fixLine(one.fix),
    ]),
    unreachable.map((one) => findingLines(one, options, '')),
    refused.length > 0 && wrap(whole(`Left out: ${listed(refused)}`), options),
    isWritten
      ? line`${paint(options, 'bold', 'WRITTEN')}: ${releases} in ${path}; review it before you commit it`
      : line`${paint(options, 'bold', 'NOT WRITTEN')}: ${unreachable.length > 0 ? 'not everything could be checked' : 'no release could be verified'}`,
  ]);
}
