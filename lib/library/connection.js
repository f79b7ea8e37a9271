/** Where registries are and how they are spoken to: the options that all verbs of the library share. */
import { hostList } from '../edge/lists.js';
/** Throws E_INPUT for hosts that are none. */
export function connectionOf(options) {
    const { insecureRegistries = [], timeout, certificates, onSecret } = options;
    return {
        env: options.env ?? process.env,
        signal: options.signal ?? new AbortController().signal,
        insecureRegistries: hostList(insecureRegistries, 'insecureRegistries'),
        ...(timeout === undefined ? {} : { budget: timeout }),
        ...(certificates === undefined ? {} : { ca: certificates }),
        ...(onSecret === undefined ? {} : { onSecret }),
    };
}
