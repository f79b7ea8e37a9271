/** The places of a mirror run, opened: each once, however many tags are written there. */
import type { MirrorTask } from '../mirror/mirror.ts';
import type { MirrorProgress } from '../mirror/report.ts';
import type { WritingClient } from '../registry/writing-client.ts';
import { type Ends } from './mirror-ends.ts';
interface Surroundings {
    readonly registry: WritingClient;
    readonly signal: AbortSignal;
    readonly onProgress: ((progress: MirrorProgress) => void) | undefined;
}
interface Words {
    readonly signatureRepository: string;
    readonly dryRun: boolean;
}
interface Places extends Pick<MirrorTask, 'source' | 'targets'> {
    /** for the run: passes on what it says, with the bytes that are on their way besides */
    readonly onProgress: (progress: MirrorProgress) => void;
}
/** Throws E_INPUT for a folder that is no layout, E_REF for a signature repository that is none. */
export declare function openEnds({ source, targets }: Ends, { signatureRepository, dryRun }: Words, { registry, signal, onProgress }: Surroundings): Promise<Places>;
export {};
