/** A signed version that is not the tag's: signatures alone do not stop a tag from being moved back. */
import type { Reference } from '../oci/reference.ts';
import type { Finding, ManifestReport } from './report.ts';
/** A warning when the signer annotated `version` and the tag is another full version (threat 16). */
export declare function compareVersion({ tag }: Reference, root: ManifestReport | undefined): readonly Finding[];
