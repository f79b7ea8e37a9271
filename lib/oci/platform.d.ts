/** Platforms (image-spec image-index.md, "platform"), written as `os/architecture[/variant]`. */
export interface Platform {
    readonly os: string;
    readonly architecture: string;
    readonly variant?: string;
    readonly osVersion?: string;
}
/** Reads `linux/arm64/v8`; throws E_INPUT. */
export declare function parsePlatform(text: string): Platform;
export declare function formatPlatform({ os, architecture, variant, osVersion }: Platform): string;
/** Whether `wanted` is what `actual` is. An os version matters only if it is asked for. */
export declare function samePlatform(wanted: Platform, actual: Platform): boolean;
