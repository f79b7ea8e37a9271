/** `docker buildx build`, run to its end: the log streams through, the digest comes from its metadata. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isTrustError } from '../error.js';
import { ended } from '../registry/failure.js';
import { buildxArguments } from '../release/build.js';
import { pushedDigest } from '../release/metadata.js';
import { shownLine } from '../release/shown-build.js';
import { buildFailure, startFailure } from './build-failure.js';
import { BuildLog } from './build-log.js';
import { readBounded } from './files.js';
/** Bytes: a list of digests and names, and of warnings. */
const metadataLimit = 16 * 1024 * 1024;
/** Throws E_BUILD, E_AUTH where the push was refused, or what ended the run. */
export async function runBuildx(build, options) {
    const folder = await mkdtemp(join(tmpdir(), 'release-'));
    try {
        const metadata = join(folder, 'metadata.json');
        const log = new BuildLog(options.onLog ?? (() => { }));
        const exitCode = await runDocker(buildxArguments(build, metadata), metadata, log, options);
        if (exitCode !== 0) {
            throw buildFailure(exitCode, log.tail, (line) => shownLine(line, build, options.env));
        }
        return pushedDigest(await readBounded(metadata, metadataLimit, 'the metadata of buildx', 'E_BUILD'));
    }
    finally {
        await rm(folder, { recursive: true, force: true });
    }
}
/** Milliseconds: for buildx to cancel the build at its builder, and for it to end after it was killed. */
const patience = { cancel: 1500, end: 500 };
/** @param mark the argument that no other process has */
async function runDocker(args, mark, log, { env, signal }) {
    // Most runs of the command line build nothing.
    const { exec } = await import('@actions/exec');
    const [stdout, stderr] = [log.stream(), log.stream()];
    const child = watchFor(mark);
    try {
        const running = exec('docker', [...args], {
            env,
            silent: true,
            ignoreReturnCode: true,
            // How long a grandchild may hold the streams open when docker itself has ended.
            delay: 1000,
            listeners: { stdout: stdout.add, stderr: stderr.add },
        });
        return await unlessEnded(running, child, signal);
    }
    catch (error) {
        throw isTrustError(error) ? error : startFailure(error);
    }
    finally {
        child.forget();
        stdout.end();
        stderr.end();
    }
}
/** @actions/exec keeps its child to itself; Node announces every one (diagnostics_channel, "child_process"). */
function watchFor(mark) {
    let child;
    let killed;
    const notice = (message) => {
        const { process } = message;
        // The arguments are set by the call that this message is part of.
        process.once('spawn', () => {
            if (!process.spawnargs.includes(mark))
                return;
            child = process;
            if (killed !== undefined)
                child.kill(killed);
        });
    };
    subscribe('child_process', notice);
    return {
        kill: (signal) => {
            killed = signal;
            child?.kill(signal);
        },
        forget: () => unsubscribe('child_process', notice),
    };
}
/**
 * A build that nobody waits for any more is cancelled: docker hands the signal on to buildx, and that to
 * the builder. What it may have pushed by then has no tag, and does no harm.
 */
async function unlessEnded(running, child, signal) {
    const { promise: aborted, resolve: abort } = Promise.withResolvers();
    const onAbort = () => abort('aborted');
    if (signal.aborted)
        onAbort();
    else
        signal.addEventListener('abort', onAbort, { once: true });
    try {
        const first = await Promise.race([running, aborted]);
        if (first !== 'aborted')
            return first;
        const over = running.then(() => true, () => true);
        child.kill('SIGTERM');
        const isOver = await Promise.race([over, sleep(patience.cancel, false)]);
        if (!isOver) {
            child.kill('SIGKILL');
            await Promise.race([over, sleep(patience.end)]);
        }
        throw ended(signal);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
    }
}
