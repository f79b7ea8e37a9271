/** What happens on the wire as lines for people; the events carry no secrets (threat 115). */

import type { TraceEvent } from '../http/request.ts';
import type { Secrets } from '../http/secrets.ts';
import { plain } from '../report/escape.ts';

/** Shorter waits pass before anybody has read why. */
const worthTelling = 1000;

export function tracing(
  {
    trace,
    onWait,
  }: { readonly trace?: (line: string) => void; readonly onWait?: (why: string) => void },
  secrets: Pick<Secrets, 'maskMessage'>,
) {
  const shown = (text: string) => plain(secrets.maskMessage(text));
  return {
    http(event: TraceEvent): void {
      if (event.kind !== 'sent') trace?.(shown(formatEvent(event)));
      const { kind, ms = 0, why = '' } = event;
      if (kind === 'waiting' && ms >= worthTelling)
        onWait?.(shown(`waiting ${seconds(ms)}: ${why}`));
    },
    registry(message: string): void {
      trace?.(shown(message));
    },
  };
}

/** `200 GET https://…`, `waiting 3.0 s before GET https://…: it answered 429`. */
function formatEvent({ kind, method, url, status, ms = 0, why = '' }: TraceEvent): string {
  const request = `${method} ${url}`;
  if (kind === 'waiting') return `waiting ${seconds(ms)} before ${request}: ${why}`;
  return kind === 'failed' ? `failed ${request}: ${why}` : `${status ?? ''} ${request}`.trim();
}

function seconds(ms: number): string {
  return `${ms < 10_000 ? (ms / 1000).toFixed(1) : Math.ceil(ms / 1000)} s`;
}
