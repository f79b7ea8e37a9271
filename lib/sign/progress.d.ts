/** How far the signing of one image has come. It is what can be reported however the run ends. */
import type { ImageNode } from '../image/tree.ts';
import type { Digest } from '../oci/digest.ts';
import type { LogEntry } from '../transparency/entry.ts';
import type { Present } from './present.ts';
import type { SignatureFormat, SignedManifestReport, SignedReport } from './report.ts';
/** One signature that has to be there when all is done. */
export interface Wanted {
    readonly node: ImageNode;
    readonly format: SignatureFormat;
}
export declare class Progress {
    #private;
    /** what the reference was resolved to */
    get root(): Digest | undefined;
    resolved(root: Digest): void;
    /** A wanted signature, and the one that is there already. */
    planned(wanted: Wanted, found: ReturnType<Present['get']>): void;
    made(wanted: Wanted, logEntries: readonly LogEntry[]): void;
    published(wanted: Wanted): void;
    /** In the order of the plan. */
    in(...states: readonly SignedReport['state'][]): readonly Wanted[];
    manifests(): readonly SignedManifestReport[];
    /** How to go on after a failure: every state can be gone on from. */
    advice(): string;
}
