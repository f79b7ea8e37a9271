/** `map` with at most `width` under way, results in order. */
export async function mapAtMost(width, items, map) {
    const results = [];
    const queue = items.entries();
    const worker = async () => {
        for (const [at, item] of queue)
            results[at] = await map(item);
    };
    await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
    return results;
}
