/** Waits between attempts of what is made again as a whole: an upload, a merge into a tag, a reading back. */
import { pause } from './gate.js';
/** Milliseconds. */
const first = 1_000;
const longest = 20_000;
/** Up to 1, 2, 4 … seconds, and at least half: two writers who met once should not meet again. */
export function backoff({ clock, random, signal }) {
    return (attempt) => {
        const ceiling = Math.min(longest, first * 2 ** (attempt - 1));
        return pause(clock, ceiling * (0.5 + random() / 2), signal);
    };
}
