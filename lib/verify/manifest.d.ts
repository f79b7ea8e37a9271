/** The verdict about one manifest: is there a signature for it that counts? */
import type { ImageNode } from '../image/tree.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { type DiscoverOptions } from '../signature/discover.ts';
import type { Policy } from './policy.ts';
import type { Finding, ManifestReport } from './report.ts';
export interface ManifestVerdict {
    readonly report: ManifestReport;
    readonly findings: readonly Finding[];
}
export interface VerdictContext {
    readonly policy: Policy;
    readonly now: Date;
    /** where signatures are looked for */
    readonly signatures: ReadableRepository;
    readonly discover: DiscoverOptions;
}
/** Looks at all candidates; one good signature is enough, the others are reported. */
export declare function verdictFor(node: ImageNode, context: VerdictContext): Promise<ManifestVerdict>;
