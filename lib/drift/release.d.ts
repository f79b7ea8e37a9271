/** One release on all registries. */
import type { Finding } from '../verify/report.ts';
import { type Expected } from './differences.ts';
import { type Checking } from './image.ts';
import type { Known } from './known.ts';
import type { Place } from './place.ts';
import type { Difference, DriftState, ReleaseState } from './report.ts';
export interface ReleaseCheck {
    readonly state: ReleaseState;
    readonly differences: readonly Difference[];
    readonly obstacles: readonly {
        readonly registry: string;
        readonly finding: Finding;
    }[];
    readonly notes: readonly Finding[];
    /** for the next run: where everything is good */
    readonly known: Known | undefined;
    /** a tag is not there, on a registry that has not shown anything yet */
    readonly isDoubtful: boolean;
}
/**
 * One registry after the other, so that what was verified on one is only asked for on the next: those that
 * count pulls come last.
 */
export declare function checkRelease(places: readonly Place[], expected: Expected, last: Known | undefined, checking: Checking, onImage: (place: Place) => void): Promise<ReleaseCheck>;
export declare function worst(states: readonly DriftState[]): DriftState;
