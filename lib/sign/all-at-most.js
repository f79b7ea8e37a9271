/** Work that leaves traces, side by side. */
import { mapAtMost } from '../verify/map-at-most.js';
/** Enough to fill one batch of a Rekor v2 log with a usual image; the rest of a large one need not be under way yet. */
const width = 16;
/**
 * Results in order. After a failure nothing more is begun, and what is under way is waited for, so that
 * what is said afterwards stays true. Then throws the first failure.
 */
export async function allAtMost(items, work) {
    const results = [];
    const failures = [];
    await mapAtMost(width, [...items.entries()], async ([at, item]) => {
        if (failures.length > 0)
            return;
        try {
            results[at] = await work(item);
        }
        catch (error) {
            failures.push(error);
        }
    });
    if (failures.length > 0)
        throw failures[0];
    return results;
}
