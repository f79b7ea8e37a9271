/**
 * Whether there is anything to do, asked cheaply: the target's tag points to the source's digest, and
 * what the source lists as attached, the target lists too (docs/adr/0012-mirror.md). What it does not
 * see is content that a registry lost behind a manifest or list that it still serves: `deep` does.
 */
import type { Digest } from '../oci/digest.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { Finding } from '../verify/report.ts';
import type { Lists } from './lists.ts';
import type { Requirement } from './report.ts';
import type { TargetSnapshot } from './snapshot.ts';
/** @param problemsOf what verification finds to be wrong; none where nothing is to be verified */
export declare function seemsComplete(before: TargetSnapshot, lists: Lists | undefined, require: Requirement, problemsOf: (seen: ReadableRepository) => Promise<readonly Finding[]>): Promise<boolean>;
/** By what is under its signature tag, or listed as attached to it. */
export declare function seemsSigned(seen: TargetSnapshot, subject: Digest): Promise<boolean>;
