/** Masks secrets: in logs through a callback, and in the findings of reports. */

import type { Secrets } from '../http/secrets.ts';

/** Each line, because a log is masked line by line (actions/runner, SecretMasker). */
export function maskPrivateKeys(text: string, onSecret?: (secret: string) => void): void {
  if (!/PRIVATE KEY/i.test(text)) return;
  // Some stores keep a key in one line, with spaces or `\n` for the ends of its lines.
  const lines = text.replace(/-----[^-\r\n]+-----/g, '\n').split(/\r?\n|\\r|\\n/);
  for (const line of lines) {
    if (line.trim() !== '' && !line.startsWith('-----')) onSecret?.(line.trim());
  }
}

/** The fields of a finding that may quote a server; the others are names and digests. */
const quoting = new Set(['message', 'requestId', 'url']);

/** The same report without secrets in its findings. Objects that are shared stay shared. */
export function maskFindings<T>(report: T, secrets: Pick<Secrets, 'isEmpty' | 'maskMessage'>): T {
  if (secrets.isEmpty) return report;
  const known = new Map<object, unknown>();
  const masked = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const seen = known.get(value) ?? copy(value);
    known.set(value, seen);
    return seen;
  };
  const field = (key: string, value: unknown) =>
    typeof value === 'string' && quoting.has(key) ? secrets.maskMessage(value) : masked(value);
  const copy = (value: object): object => {
    if (Array.isArray(value)) {
      const items = value.map(masked);
      return items.some((item, at) => item !== value[at]) ? items : value;
    }
    const entries = Object.entries(value);
    const fields = entries.map(([key, one]) => [key, field(key, one)] as const);
    const same = fields.every(([, one], at) => one === entries[at]?.[1]);
    return same ? value : Object.fromEntries(fields);
  };
  return masked(report) as T;
}
