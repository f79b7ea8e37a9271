/** What was verified and found complete, so that looking at stores is enough to say so again. */
/** With what was known of some registries before; of another tree, it says nothing. */
export function withLooksOf(known, before, registries) {
    const looks = [...(before?.looks ?? [])].filter(([name]) => registries.has(name));
    if (before === undefined || looks.length === 0)
        return known;
    if (known === undefined)
        return { ...before, looks: new Map(looks) };
    if (known.digest !== before.digest)
        return known;
    return { ...known, looks: new Map([...looks, ...known.looks]) };
}
