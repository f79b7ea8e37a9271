/** Parses, formats and compares platforms (image-spec image-index.md, "platform"): `os/architecture[/variant]`. */
import { type JsonObject } from './json.ts';
export interface Platform {
    readonly os: string;
    readonly architecture: string;
    readonly variant?: string;
    readonly osVersion?: string;
    readonly osFeatures?: readonly string[];
}
/** The platform fields of an index entry or image config, which may be incomplete. */
export type PlatformClaim = Partial<Platform>;
/**
 * Parses `linux/arm64/v8`. Accepts an OS version in the format of reports (`windows/amd64:10.0.20348`) and
 * of containerd (`windows(10.0.20348)/amd64`). Throws E_INPUT.
 */
export declare function parsePlatform(text: string): Platform;
/** Reads the fields that an index's `platform` and an image config have in common. */
export declare function readPlatform(object: JsonObject): PlatformClaim;
export declare function isPlatform(claim: PlatformClaim): claim is Platform;
/** Uses the normalized names that `docker` shows: `linux/aarch64` becomes `linux/arm64`. */
export declare function formatPlatform(claim: PlatformClaim): string;
/** In the format of containerd and buildx, with the OS version after the OS. */
export declare function platformSpecifier({ osVersion, ...platform }: Platform): string;
/** Whether `actual` satisfies `required`. The OS version is compared only if it is required. */
export declare function samePlatform(required: Platform, actual: Platform): boolean;
export declare function equalPlatforms(a: Platform, b: Platform): boolean;
/** Whether a field that both have differs. Absent fields are not compared. */
export declare function platformsContradict(one: PlatformClaim, other: PlatformClaim): boolean;
