/** One release as one registry has it, before it is compared with the others. */
/** All of it is there by its digest, verified, wherever its tag points: what is missing may come from it. */
export function isGood({ digest, looked, problems, obstacles, lost }) {
    const complete = problems.length === 0 && obstacles.length === 0 && lost === undefined;
    return complete && looked !== 'nothing' && digest !== undefined;
}
