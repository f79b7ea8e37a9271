/** Work side by side that does not outlive whoever waits for it. */
/**
 * As Promise.all, but rejects only when everything has ended: what a report says about a place must
 * still be true when it is read, so nothing may go on writing there behind its back.
 */
export async function allEnded(works) {
    const ended = await Promise.allSettled(works);
    const values = ended.map((end) => {
        if (end.status === 'rejected')
            throw end.reason;
        return end.value;
    });
    return values;
}
/** At most `width` works at a time, in the order in which they came. */
export function slots(width) {
    const waiting = [];
    let free = width;
    return async (work) => {
        if (free > 0)
            free -= 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next === undefined)
                free += 1;
            else
                next();
        }
    };
}
