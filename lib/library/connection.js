/** Where registries are and how they are spoken to: the options that all verbs of the library share. */
import { assertCertificates } from '../edge/certificates.js';
import { hostList } from '../edge/lists.js';
export const connectionKinds = {
    insecureRegistries: 'list',
    certificates: 'records',
    timeout: 'count',
    signal: 'any',
    env: 'any',
    onSecret: 'any',
};
/** Throws E_INPUT for hosts and certificates that are none. */
export function connectionOf(options) {
    const { insecureRegistries = [], timeout, certificates, onSecret } = options;
    for (const pem of certificates ?? [])
        assertCertificates(pem, 'certificates');
    return {
        env: options.env ?? process.env,
        signal: options.signal ?? new AbortController().signal,
        insecureRegistries: hostList(insecureRegistries, 'insecureRegistries'),
        ...(timeout === undefined ? {} : { budget: timeout }),
        ...(certificates === undefined ? {} : { ca: certificates }),
        ...(onSecret === undefined ? {} : { onSecret }),
    };
}
