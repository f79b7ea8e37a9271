/** Masks the secrets of a run in texts: servers quote what they were sent (threat 115). */

import { isObject, type JsonValue } from '../oci/json.ts';

const mask = '***';
/**
 * Characters. A shorter secret is not masked in our own messages: it would match parts of unrelated words.
 */
const shortestMasked = 8;

export class Secrets {
  /** every form of every secret */
  readonly #forms = new Set<string>();
  readonly #headers = new Set<string>();
  #ordered: readonly string[] | undefined;

  /** Adds a secret and the forms in which it is sent: base64, part of a URL, part of JSON. */
  add(secret: string): void {
    if (secret === '' || this.#forms.has(secret)) return;
    const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
    const url = base64.replaceAll('+', '-').replaceAll('/', '_');
    const form = new URLSearchParams({ '': secret }).toString().slice(1);
    const json = JSON.stringify(secret).slice(1, -1);
    for (const text of [secret, base64, url, encodeURIComponent(secret), form, json]) {
      this.#forms.add(text);
    }
    this.#ordered = undefined;
  }

  /** The value of an `Authorization` or `Proxy-Authorization` header. */
  addHeader(header: string): void {
    if (this.#headers.has(header)) return;
    this.#headers.add(header);
    const [, scheme = '', value = ''] = /^(\S+)\s+(.+)$/.exec(header) ?? [];
    this.add(value);
    if (scheme.toLowerCase() !== 'basic') return;
    const pair = Buffer.from(value, 'base64').toString();
    this.add(pair.slice(pair.indexOf(':') + 1));
  }

  get isEmpty(): boolean {
    return this.#forms.size === 0;
  }

  /** Masks a text of a server. */
  mask(text: string): string {
    return this.#replace(text, 1);
  }

  /** Masks one of our own messages, which may quote a server. */
  maskMessage(text: string): string {
    return this.#replace(text, shortestMasked);
  }

  #replace(text: string, shortest: number): string {
    // Longest first: one may contain another.
    this.#ordered ??= [...this.#forms].sort((a, b) => b.length - a.length);
    let masked = text;
    for (const form of this.#ordered) {
      if (form.length < shortest) break;
      if (form.length <= masked.length && masked.includes(form)) {
        masked = masked.replaceAll(form, mask);
      }
    }
    return masked;
  }

  /**
   * Masks the body of an error. JSON is masked value by value: a secret may be escaped in it, and a cut-off
   * text may hold only its beginning.
   */
  maskBody(body: Uint8Array): Uint8Array {
    if (this.isEmpty || body.byteLength === 0) return body;
    const text = Buffer.from(body).toString();
    const masked = this.#maskJson(text) ?? this.mask(text);
    return masked === text ? body : Buffer.from(masked);
  }

  /** undefined: it is no JSON, or holds no secret. */
  #maskJson(text: string): string | undefined {
    try {
      const document = JSON.parse(text) as JsonValue;
      const masked = mapTexts(document, (part) => this.mask(part));
      return masked === document ? undefined : JSON.stringify(masked);
    } catch {
      return undefined;
    }
  }
}

/** Changes all texts; returns the same object where no text changed. */
function mapTexts(value: JsonValue, change: (text: string) => string): JsonValue {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) {
    const changed = value.map((one: JsonValue) => mapTexts(one, change));
    return changed.some((one, at) => one !== value[at]) ? changed : value;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  const changed = entries.map(
    ([key, one]) => [change(key), one === undefined ? one : mapTexts(one, change)] as const,
  );
  const same = changed.every(
    ([key, one], at) => key === entries[at]?.[0] && one === entries[at]?.[1],
  );
  return same ? value : Object.fromEntries(changed);
}
