/** What is worth telling about how a run was set up; never decides an outcome. */
import { finding } from '../verify/finding.js';
import { webdisFingerprint, webdisRepositories } from './webdis.js';
export function withAdvice(report, env) {
    const findings = [...report.findings, ...foreignImages(report), ...ignoredVariables(env)];
    return { ...report, findings };
}
/** Who forgets the key of another project is told that this was the reason, and not tampering. */
function foreignImages({ policy, images }) {
    if (policy.keys.some(({ fingerprint }) => fingerprint !== webdisFingerprint))
        return [];
    const foreign = images.filter(({ registry, repository, findings }) => !webdisRepositories.includes(`${registry}/${repository}`) && findings.some(isAboutSignatures));
    if (foreign.length === 0)
        return [];
    return [
        finding('E_KEY', `${names(foreign)} held against the key of Webdis, the default`, {
            severity: 'note',
            advice: 'give the key of its publisher: --key cosign.pub, or key: in a workflow',
        }),
    ];
}
function names(images) {
    const listed = images.slice(0, 3).map(({ name }) => name);
    const more = images.length > 3 ? [`${images.length - 3} more`] : [];
    return `${[...listed, ...more].join(', ')} ${images.length === 1 ? 'was' : 'were'}`;
}
function isAboutSignatures({ severity, code }) {
    return severity === 'error' && ['E_SIG', 'E_NOSIG', 'E_COVER'].includes(code);
}
/**
 * Turning TLS off for a whole process is how a job that cannot reach its proxy gets "fixed". The
 * transport does not follow (registry/pools.ts), because credentials would go to whoever answers;
 * told aloud, because the user believes something else (threat 116).
 */
function ignoredVariables(env) {
    if (env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0')
        return [];
    return [
        finding('E_INPUT', 'NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect: certificates are verified', {
            severity: 'warning',
            advice: 'unset it; an authority of your own is added with NODE_EXTRA_CA_CERTS',
        }),
    ];
}
