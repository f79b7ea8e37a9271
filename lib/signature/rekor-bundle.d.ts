/** The annotation that carries a legacy signature's log entry (cosign-formats.md §2.1). */
import type { BundleEntry } from './bundle.ts';
/** Throws E_TLOG without a signed entry timestamp: the legacy format has no place for a proof. */
export declare function formatRekorBundle(entry: Omit<BundleEntry, 'inclusionProof' | 'kindVersion'>): string;
