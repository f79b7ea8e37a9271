/** From differences and obstacles to a state, the same for a run and for several that are merged. */
import { compareVersions, isVersion } from '../ledger/version.js';
export function stateOf(differences, unreachable) {
    if (differences.length > 0)
        return 'drift';
    return unreachable.length > 0 ? 'unreachable' : 'ok';
}
export function exitCodeOf(state) {
    return { ok: 0, drift: 20, unreachable: 3 }[state];
}
/** Newest release first, each difference once: releases end as they end, and reports do not vary with it. */
export function inOrder(differences) {
    const byId = new Map(differences.map((one) => [one.id, one]));
    return [...byId.values()].sort((a, b) => newestFirst(a.version ?? '', b.version ?? '') || (a.id < b.id ? -1 : 1));
}
/** Tags that are no versions come last, by their names. */
export function newestFirst(a, b) {
    if (isVersion(a) && isVersion(b))
        return compareVersions(b, a);
    if (isVersion(a) !== isVersion(b))
        return isVersion(a) ? -1 : 1;
    return a < b ? -1 : a > b ? 1 : 0;
}
