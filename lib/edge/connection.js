/** What every run speaks through: the environment, the clock and the process, handed to a transport. */
import { setTimeout as sleep } from 'node:timers/promises';
import { deadlines, longestTimer } from '../limits.js';
import { proxyFromVariables } from '../registry/proxy.js';
import { createTransport } from '../registry/transport.js';
import { userAgent } from '../version.js';
import { credentialsFrom } from './credentials.js';
import { tracing } from './trace.js';
export function connect(options, trace = tracing(options)) {
    const { env, signal, idle, ca, onSecret } = options;
    const insecureHosts = new Set(options.insecureRegistries.map((host) => host.toLowerCase()));
    const clock = {
        now: () => Date.now(),
        sleep: (ms, signal) => sleep(ms, undefined, { signal }),
    };
    const transport = createTransport({
        clock,
        random: Math.random,
        signal,
        budget: options.budget ?? deadlines.run,
        insecureHosts,
        proxyFor: proxyFromVariables(env),
        userAgent,
        ...(idle === undefined ? {} : { timeouts: { idle: Math.min(idle, longestTimer) } }),
        ...(ca === undefined ? {} : { ca }),
        trace: trace.http,
    });
    const client = {
        transport,
        insecureHosts,
        clock,
        credentials: credentialsFrom(options),
        ...(onSecret === undefined ? {} : { onSecret }),
        trace: trace.registry,
    };
    return { client, clock, close: () => transport.close() };
}
