/** What could not be found out: told once for each cause and registry, however many images it concerns. */
import type { ErrorCode } from '../error.ts';
import type { Finding } from '../verify/report.ts';
/** E_NET, E_RATE, E_AUTH, E_LIMIT and the like: about the way there, not about the image (fault 47). */
export declare function isObstacle({ code }: {
    readonly code: ErrorCode;
}): boolean;
export declare class Obstacles {
    #private;
    add(registry: string, finding: Finding, images?: number): void;
    findings(): readonly Finding[];
}
