/** Where registries are and how they are spoken to: the options that all verbs of the library share. */
import { hostList } from '../edge/lists.js';
import { TrustError } from '../error.js';
/** Throws E_INPUT for hosts that are none. */
export function connectionOf(options) {
    const { insecureRegistries = [], timeout, idleTimeout, certificates, onSecret } = options;
    if (idleTimeout !== undefined && !(idleTimeout > 0)) {
        throw new TrustError('E_INPUT', `idleTimeout: ${idleTimeout} is not above 0`);
    }
    return {
        env: options.env ?? process.env,
        signal: options.signal ?? new AbortController().signal,
        insecureRegistries: hostList(insecureRegistries, 'insecureRegistries'),
        ...(timeout === undefined ? {} : { budget: timeout }),
        ...(idleTimeout === undefined ? {} : { idle: idleTimeout }),
        ...(certificates === undefined ? {} : { ca: certificates }),
        ...(onSecret === undefined ? {} : { onSecret }),
    };
}
