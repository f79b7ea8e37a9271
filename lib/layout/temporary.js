/** Temporary files of a layout: how they are named, and which of them a run left that was killed. */
import { randomUUID } from 'node:crypto';
import { lstat, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './file-error.js';
/** Milliseconds without a write after which a file counts as left, if nobody can tell whether its owner runs. */
const longestPause = 3_600_000;
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
// The owner was not always named.
const pattern = new RegExp(`^(.+?)(?:\\.([0-9a-f-]+))?\\.${uuid}\\.tmp$`);
export function temporaryName(path, { name }) {
    return `${path}.${name}.${randomUUID()}.tmp`;
}
/** What a temporary file was to become; undefined for a name that is not one of ours. */
export function destinationOf(name) {
    return pattern.exec(name)?.[1];
}
/** Removes from a folder what no run will put into its place any more. */
export async function removeLeftovers(folder, isOurs, owner) {
    for (const name of await readdir(folder)) {
        const destination = destinationOf(name);
        if (destination === undefined || !isOurs(destination))
            continue;
        const path = join(folder, name);
        try {
            const status = await lstat(path);
            if (status.isFile() && isLeft(name, status.mtimeMs, owner))
                await unlink(path);
        }
        catch (error) {
            // Another run is at the same; what may not be removed does no harm.
            if (!isMissing(error) && !isRefused(error))
                throw error;
        }
    }
}
function isLeft(name, written, owner) {
    const [, , owned] = pattern.exec(name) ?? [];
    const running = owned === undefined ? undefined : owner.isRunning(owned);
    return running === undefined ? owner.now() - written > longestPause : !running;
}
function isRefused(error) {
    return (error instanceof Error && 'code' in error && /^E(?:ACCES|PERM|ROFS)$/.test(String(error.code)));
}
