/** The flags of the command line with which another run demands what this one did. */
import type { KeyReport, PolicyReport } from './report.ts';
/**
 * Whose signatures count, for `verify`, `mirror` and `drift` alike. A key that was given inline has no
 * name, so that its fingerprint says which one belongs into the file.
 */
export declare function demandFlags({ keys, trustedRoot, transparencyLog, signatureRepository, }: PolicyReport): readonly string[];
/** The same for `mirror`, which without a key takes any signature. */
export declare function copyFlags(policy: PolicyReport): readonly string[];
/** The key that is used where none is given. */
export declare function isBundled({ source }: KeyReport): boolean;
/** A path, `env://NAME` or a URL as it was given. */
export declare function keyFile({ source }: KeyReport): string;
/** cosign has the same flag. */
export declare function rootFlags({ source }: PolicyReport['trustedRoot']): readonly string[];
