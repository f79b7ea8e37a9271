/** What reports say about an entry in a transparency log that was found good. */

export interface LogEntry {
  /** host of the log's base URL */
  readonly log: string;
  /** lower-case hex */
  readonly logId: string;
  /** decimal; global for Rekor v1 with a SET, else the index in the proof's tree */
  readonly index: string;
  /** kind and version of the body, such as `hashedrekord/0.0.1` */
  readonly kind: string;
  readonly version: 'rekor-v1' | 'rekor-v2';
  /** ISO 8601, only if a signed entry timestamp covers it (threats 98, 99) */
  readonly integratedTime?: string;
  /** signed entry timestamp (a promise), inclusion proof with checkpoint (a proof) */
  readonly proof: readonly ('set' | 'inclusion')[];
}
