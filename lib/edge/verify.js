/** One verification, from words to report: the same for the action, the terminal and the library. */
import { verifyImages } from '../verify/verify.js';
import { withAdvice } from './advice.js';
import { withCopyAdvice } from './copy-advice.js';
import { readPolicy } from './policy.js';
import { startRun } from './run.js';
import { readTasks } from './tasks.js';
/** Throws TrustError for words that cannot be used, before anything is asked of a registry. */
export async function verify(words, options, onProgress) {
    const tasks = readTasks(words.images, words.tag);
    const demands = await readPolicy(words.policy);
    const run = startRun(options);
    try {
        const keys = await run.keys(words.key, words.fingerprints);
        const context = { ...run.context, ...(onProgress === undefined ? {} : { onProgress }) };
        const report = await verifyImages(tasks, { ...demands, keys }, context);
        return withCopyAdvice(withAdvice(report, options.env), options);
    }
    finally {
        run.close();
    }
}
