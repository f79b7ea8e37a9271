/** How far one target of a mirror run is, with the bytes that are on their way. */
import type { MirrorProgress } from '../mirror/report.ts';
import type { Digest } from '../oci/digest.ts';
/** The run itself counts blobs that have arrived; a large one takes minutes until then. */
export declare class Teller {
    #private;
    readonly target: string;
    constructor(target: string, onProgress: (progress: MirrorProgress) => void);
    tell(progress: MirrorProgress): void;
    count(digest: Digest, bytes: number): void;
}
