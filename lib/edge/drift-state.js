/** The state file of drift checks: read whole, written as the run goes, and there only when it is whole. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { formatFooter, formatHeader, formatKnown, readState, } from '../drift/state.js';
import { isTrustError, TrustError } from '../error.js';
import { describePolicy } from '../verify/policy.js';
import { tool } from '../version.js';
import { readBounded } from './files.js';
/** Bytes: ten thousand releases with two signatures for each manifest take 50 million. */
const mostBytes = 256 * 1024 * 1024;
/** A file that is not there is where every state begins. Throws E_INPUT for one that cannot be read. */
export async function openState(path, policy) {
    if (path === '')
        return readState(undefined, policy);
    const bytes = await readBounded(path, mostBytes, 'state: the file').catch((error) => {
        if (isTrustError(error) && isAbsent(error.cause))
            return undefined;
        throw error;
    });
    return readState(bytes, policy);
}
function isAbsent(error) {
    return error?.code === 'ENOENT';
}
/** Everything on which a verdict depends besides what registries answer. */
export function hashPolicy(policy, trustedRoot) {
    const { keys, trustedRoot: _, ...demands } = describePolicy(policy);
    const fingerprints = keys.map(({ fingerprint, notAfter }) => [fingerprint, notAfter]);
    const root = createHash('sha256').update(trustedRoot).digest('hex');
    const all = JSON.stringify([tool.version, fingerprints, root, demands]);
    return createHash('sha256').update(all).digest('hex');
}
export class StateWriter {
    #path;
    #partial;
    #told = new Set();
    #stream;
    /** @param path empty: nothing is written */
    constructor(path) {
        this.#path = path;
        this.#partial = `${path}.${process.pid}.partial`;
    }
    async start(policy) {
        if (this.#path === '')
            return;
        await this.#orInput(async () => {
            await mkdir(dirname(this.#path), { recursive: true });
            this.#stream = createWriteStream(this.#partial);
            // Told when it is closed.
            this.#stream.on('error', () => { });
            this.#stream.write(formatHeader(policy));
        });
    }
    remember(version, known) {
        // A second look at a release stands for both.
        if (this.#told.has(version))
            return;
        this.#told.add(version);
        if (known !== undefined)
            this.#stream?.write(formatKnown(version, known));
    }
    /** @param before what it held of releases that this run was not about stays */
    async end(history, before, isReleased) {
        const stream = this.#stream;
        if (stream === undefined)
            return;
        await this.#orInput(async () => {
            const stays = (version) => !this.#told.has(version) && isReleased(version);
            for (const line of before.ignored === undefined ? before.lines(stays) : [])
                stream.write(Buffer.concat([line, Buffer.from('\n')]));
            stream.end(formatFooter(history));
            await finished(stream);
            await rename(this.#partial, this.#path);
            this.#stream = undefined;
        });
    }
    /** After a failure, nothing is left behind. */
    async drop() {
        if (this.#stream === undefined)
            return;
        this.#stream.destroy();
        await rm(this.#partial, { force: true });
    }
    async #orInput(work) {
        try {
            await work();
        }
        catch (error) {
            const why = error.code ?? 'unknown error';
            const message = `state: the file ${JSON.stringify(this.#path)} cannot be written (${why})`;
            throw new TrustError('E_INPUT', message, {}, error);
        }
    }
}
