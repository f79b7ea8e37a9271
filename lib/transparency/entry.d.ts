/** An entry in a transparency log: what it is checked against, and what reports say about a good one. */
/** An entry that was found good: everything here is proven, but for the meaning of the kind's name. */
export interface LogEntry {
    /** host of the log's base URL */
    readonly log: string;
    /** lower-case hex */
    readonly logId: string;
    /** decimal: as the SET has it (for Rekor v1 over all its trees), else as in the proof */
    readonly index: string;
    /** kind and version of the body, such as `hashedrekord/0.0.1` */
    readonly kind: string;
    readonly version: 'rekor-v1' | 'rekor-v2';
    /** ISO 8601, only if a signed entry timestamp covers it (threats 98, 99) */
    readonly integratedTime?: string;
    /** signed entry timestamp (the log's promise), inclusion proof under a signed checkpoint */
    readonly proof: readonly ('set' | 'inclusion')[];
}
