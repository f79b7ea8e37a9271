/** Posts a short form of a drift report to a webhook, if the differences have changed since the previous run. */

import type { DriftOutcome } from '../drift/fleet.ts';
import type { DriftResult } from '../drift/report.ts';
import { TrustError } from '../error.ts';
import { isHttp } from '../http/address.ts';
import type { ConnectionValues } from '../options/connection.ts';
import { formatNotice } from '../report/drift/notice.ts';
import { connect, type Host } from './connection.ts';
import { runUrl } from './drift-issues.ts';

/** Bytes of an answer, which is not read. */
const answerLimit = 64 * 1024;

/**
 * The path of the URL is often a secret: no message has it.
 *
 * @param given an https URL, or `env://NAME`
 * @returns whether anything was posted
 * @throws TrustError E_INPUT for a URL that cannot be used, and if it was not accepted
 */
export async function notify(
  outcome: DriftOutcome,
  given: string,
  values: ConnectionValues,
  host: Host,
): Promise<boolean> {
  const text = given.startsWith('env://') ? (host.env[given.slice('env://'.length)] ?? '') : given;
  if (text !== '') host.onSecret?.(text);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !isHttp(url)) {
    throw new TrustError('E_INPUT', 'notify-url: it is not an https URL');
  }
  if (outcome.report.shard !== undefined || !outcome.checks.some(hasChanged)) return false;
  const { client, close } = await connect(values, host);
  try {
    const body = Buffer.from(JSON.stringify(formatNotice(outcome.report, runUrl(host.env))));
    const { status } = await client.transport.request(
      {
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json' },
        body: () => body,
        idempotent: false,
      },
      answerLimit,
    );
    if (status >= 200 && status < 300) return true;
    throw new TrustError('E_NET', `notify-url: ${url.host} answered ${status}`);
  } finally {
    close();
  }
}

/** Differences are new, have changed, or are gone. */
function hasChanged({ report, history }: DriftResult): boolean {
  const before = history.runs.at(-2);
  if (before === undefined) return report.state !== 'ok';
  const now = history.runs.at(-1);
  return (
    before.state !== report.state || before.differences.join('\n') !== now?.differences.join('\n')
  );
}
