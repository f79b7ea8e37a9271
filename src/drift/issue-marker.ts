/** How an issue is found again: a comment at the very beginning of its text, which nobody sees. */

import { createHash } from 'node:crypto';

export interface Marker {
  /** `blob` is a difference that only some checks look for */
  readonly topic: 'difference' | 'blob' | 'unreachable' | 'more';
  /** hash of the repositories that it is about, and of the tags that are compared without a ledger */
  readonly about: string;
  /** hash of what is the same in every run */
  readonly id: string;
  /** hash of what the text says: as long as it is the same, nobody edits anything */
  readonly content: string;
}

/** Hashes hold nothing that could end the comment (threat 120). */
export function hash(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

export function formatMarker({ topic, about, id, content }: Marker): string {
  return `<!-- webdis-trust drift v1 ${topic} ${about} ${id} ${content} -->`;
}

const form =
  /^<!-- webdis-trust drift v1 (difference|blob|unreachable|more) ([0-9a-f]{32}) ([0-9a-f]{32}) ([0-9a-f]{32}) -->(?:\r?\n|$)/;

/** Undefined for a text without one, also where it stands anywhere but at the beginning. */
export function readMarker(text: string): Marker | undefined {
  const [, topic, about, id, content] = form.exec(text) ?? [];
  if (about === undefined || id === undefined || content === undefined) return undefined;
  return { topic: topic as Marker['topic'], about, id, content };
}
