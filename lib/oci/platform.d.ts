/** Platforms (image-spec image-index.md, "platform"), written as `os/architecture[/variant]`. */
import type { JsonObject } from './json.ts';
export interface Platform {
    readonly os: string;
    readonly architecture: string;
    readonly variant?: string;
    readonly osVersion?: string;
    readonly osFeatures?: readonly string[];
}
/** What an index entry or an image config says about a platform. A field that is absent says nothing. */
export type PlatformClaim = Partial<Platform>;
/**
 * Reads `linux/arm64/v8`. An os version may follow as reports write it (`windows/amd64:10.0.20348`), or
 * stand where containerd writes it (`windows(10.0.20348)/amd64`). Throws E_INPUT.
 */
export declare function parsePlatform(text: string): Platform;
/** The fields that an index's `platform` and an image config have in common. Go writes absent text as "". */
export declare function readPlatform(object: JsonObject): PlatformClaim;
/** A platform needs both names. */
export declare function isPlatform(claim: PlatformClaim): claim is Platform;
/** In the usual names, as `docker` shows them: `linux/aarch64` is `linux/arm64`. */
export declare function formatPlatform(claim: PlatformClaim): string;
/** As containerd and buildx read it: the os version stands with the os. */
export declare function platformSpecifier({ osVersion, ...platform }: Platform): string;
/** Whether `wanted` is what `actual` is. An os version matters only if it is asked for. */
export declare function samePlatform(wanted: Platform, actual: Platform): boolean;
/** Whether both name the same, os version included. */
export declare function equalPlatforms(a: Platform, b: Platform): boolean;
/** Whether both speak about something, and say different things. Silence contradicts nothing. */
export declare function contradict(one: PlatformClaim, other: PlatformClaim): boolean;
