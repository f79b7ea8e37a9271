/** Which logs and timestamp authorities a signature goes to. */
import { TrustError } from '../error.js';
import { deadlines, limits, longestTimer } from '../limits.js';
import { mayUse } from '../registry/address.js';
import { rekorV2 } from '../transparency/rekor-v2.js';
import { chooseServices } from '../transparency/signing-config.js';
import { readBounded } from './files.js';
import { parseChoice } from './lists.js';
/** The public-good instance of Sigstore; its Rekor v2 changes its address every year. */
const publicGoodRekor = 'https://rekor.sigstore.dev';
/** Throws E_INPUT, naming the words that contradict each other, before anything is asked. */
export async function readServices(words, now) {
    const { rekorUrl, rekorVersion, signingConfig, timestampUrl, log } = words;
    const given = [
        ...(rekorUrl === '' ? [] : ['rekor-url']),
        ...(rekorVersion === '' ? [] : ['rekor-version']),
        ...(timestampUrl === '' ? [] : ['timestamp-url']),
        ...(log ? [] : ['no-log']),
    ];
    if (signingConfig !== '') {
        if (given.length > 0)
            exclusive('signing-config', given);
        const bytes = await readBounded(signingConfig, limits.manifest, 'signing-config: the file');
        return chooseServices(bytes, signingConfig, now);
    }
    const ofLog = given.filter((name) => name.startsWith('rekor-'));
    if (!log && ofLog.length > 0)
        exclusive('no-log', ofLog);
    if (rekorUrl === '' && rekorVersion !== '') {
        throw new TrustError('E_INPUT', 'rekor-version says which API rekor-url has: give both');
    }
    const version = parseChoice(rekorVersion || '1', ['1', '2'], 'rekor-version') === '1' ? 1 : 2;
    return {
        logs: log ? [{ url: rekorUrl || publicGoodRekor, version }] : [],
        timestampUrls: timestampUrl === '' ? [] : [timestampUrl],
    };
}
function exclusive(name, others) {
    throw new TrustError('E_INPUT', `${name} and ${others.join(', ')} exclude each other`);
}
/**
 * Throws E_INPUT for an address that must not be asked. The clients that are @sigstore/sign's are
 * loaded only where they are needed: loading them takes as long as a recursive run's own work.
 */
export async function openServices({ logs, timestampUrls }, { transport, insecureHosts }, options) {
    const checked = (url) => checkUrl(url, insecureHosts);
    const signal = AbortSignal.any([options.signal, timeUp(options)]);
    const openLog = async ({ url, version }) => {
        const address = checked(url);
        if (version === 2)
            return rekorV2(address, transport);
        const { rekorV1 } = await import('../transparency/rekor-v1.js');
        return rekorV1(address, { signal });
    };
    const openAuthority = async (url) => {
        const address = checked(url);
        const { timestampAuthority } = await import('../transparency/timestamp.js');
        return timestampAuthority(address, { signal });
    };
    const [opened, timestamps] = await Promise.all([
        Promise.all(logs.map(openLog)),
        Promise.all(timestampUrls.map(openAuthority)),
    ]);
    return { logs: opened.map((log) => announced(log, options)), timestamps };
}
/** The transport has the same deadline; not every service is asked through it. */
function timeUp({ budget = deadlines.run }) {
    const controller = new AbortController();
    const why = new TrustError('E_LIMIT', `the run took longer than ${budget / 1000} s`);
    setTimeout(() => controller.abort(why), Math.min(budget, longestTimer)).unref();
    return controller.signal;
}
/** A log may take seconds to answer, while nothing else happens. */
function announced(log, { onWait }) {
    return {
        ...log,
        record: (recording) => {
            onWait?.(`waiting for the log ${new URL(log.url).host}`);
            return log.record(recording);
        },
    };
}
/** What is asked stands in the report: nothing secret may be in it. */
function checkUrl(text, insecureHosts) {
    const fail = (why) => {
        throw new TrustError('E_INPUT', `a log or timestamp authority: ${why}`);
    };
    if (!URL.canParse(text))
        return fail(`${JSON.stringify(text.slice(0, 300))} is not a URL`);
    const url = new URL(text);
    if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
        return fail(`the URL for ${url.host} may hold no credentials, no query and no fragment`);
    }
    if (!mayUse(url, insecureHosts)) {
        return fail(`${url.protocol}//${url.host} is not https (--insecure-registry allows http)`);
    }
    return text.replace(/\/+$/, '');
}
