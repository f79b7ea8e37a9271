/** One release as one registry has it, before it is compared with the others. */
/** Everything is there, verified, under its tag: the others may be mended from it. */
export function isGood({ digest, tagDigest, looked, problems, obstacles }) {
    const complete = problems.length === 0 && obstacles.length === 0;
    return complete && looked !== 'nothing' && digest !== undefined && tagDigest === digest;
}
