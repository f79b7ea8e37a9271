/** Which tag goes to which registry. */
import { type Repository } from '../oci/reference.ts';
import type { Place } from './task.ts';
/**
 * Bare tags (`0.1.24`) go to every registry, full references (`nicolas/webdis:0.1.24`) to the one that
 * they name. Throws E_INPUT for a reference that names none of them, and for a registry without a tag:
 * both are slips that would leave people without the release.
 */
export declare function distributeTags(repositories: readonly Repository[], tags: readonly string[]): readonly Place[];
/** What the release is called: as given, else the first tag that is a version. */
export declare function versionOf(given: string, [image]: readonly Place[]): string | undefined;
