/** Which logs and timestamp authorities a signature goes to. */
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { mayUse } from '../registry/address.js';
import { rekorV1 } from '../transparency/rekor-v1.js';
import { rekorV2 } from '../transparency/rekor-v2.js';
import { chooseServices } from '../transparency/signing-config.js';
import { timestampAuthority } from '../transparency/timestamp.js';
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
/** Throws E_INPUT for an address that must not be asked. */
export function openServices({ logs, timestampUrls }, { transport, insecureHosts }, options) {
    const checked = (url) => checkUrl(url, insecureHosts);
    return {
        logs: logs.map(({ url, version }) => {
            const open = version === 2 ? rekorV2 : rekorV1;
            return announced(open(checked(url), transport), options);
        }),
        timestamps: timestampUrls.map((url) => timestampAuthority(checked(url), transport)),
    };
}
/** A log may take seconds to answer, while nothing else happens. */
function announced(log, { onWait }) {
    return {
        ...log,
        testify: (content, publicKey) => {
            onWait?.(`waiting for the log ${new URL(log.url).host}`);
            return log.testify(content, publicKey);
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
