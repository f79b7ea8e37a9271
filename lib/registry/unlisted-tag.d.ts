/**
 * Tags of a place that is written to, where the registry refuses to show what they point to: some
 * answer 403 for what does not exist, whoever asks (Artifactory). Whoever may push there is still told
 * the list of tags, and a tag that is not in it does not exist. Where that cannot be seen either, the
 * refusal stands: a tag is never written because nobody could look at it.
 */
import type { InspectableRepository } from './repository.ts';
export declare function unlistedIsAbsent<R extends InspectableRepository>(repository: R): R;
