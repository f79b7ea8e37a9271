/** From the words of a build to the build, with its secrets apart from it. */
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { parsePlatform } from '../oci/platform.js';
import { about } from './about.js';
import { checkItems } from './lists.js';
/** Throws E_INPUT, naming the word, and never what a secret says. */
export function readBuild(words, image, { env, insecureRegistries, onSecret }) {
    const given = words.secrets.map((item) => splitSecret(item, 'secrets', ''));
    for (const { value } of given)
        tellSecret(value, onSecret);
    const handed = given.map(({ id, value }, at) => ({ id, value, env: `RELEASE_SECRET_${at}` }));
    const secrets = [
        ...handed.map(({ id, env }) => ({ id, env })),
        ...words.secretEnvs.map((item) => readSecretEnv(item, env)),
        ...words.secretFiles.map((item) => {
            const { id, value } = splitSecret(item, 'secret-files', item);
            return { id, path: value };
        }),
    ];
    checkItems(secrets.map(({ id }) => id), 'secrets');
    const build = {
        image,
        insecure: insecureRegistries.some((host) => host.toLowerCase() === image.registry),
        context: checkContext(words.context || '.'),
        file: words.file,
        platforms: readPlatforms(words.platforms),
        buildArgs: bounded(words.buildArgs, 'build-args'),
        labels: bounded(words.labels, 'labels'),
        annotations: bounded(words.annotations, 'build-annotations'),
        secrets,
        target: words.target,
        cacheFrom: bounded(words.cacheFrom, 'cache-from'),
        cacheTo: bounded(words.cacheTo, 'cache-to'),
        provenance: words.provenance,
        sbom: words.sbom,
        builder: words.builder,
        noCache: words.noCache,
        pull: words.pull,
    };
    return { build, secrets: Object.fromEntries(handed.map(({ env, value }) => [env, value])) };
}
export function readPlatforms(words) {
    return checkItems(words, 'platforms').map((text) => about('platforms', () => parsePlatform(text)));
}
/** What stands alone in the command must not be taken for a flag (threat 123), nor for stdin. */
function checkContext(context) {
    if (!context.startsWith('-'))
        return context;
    const shown = JSON.stringify(context.slice(0, 100));
    throw new TrustError('E_INPUT', `context: ${shown} is neither a folder nor a URL`);
}
function bounded(items, name) {
    if (items.length <= limits.listItems)
        return items;
    throw new TrustError('E_INPUT', `${name}: ${limits.listItems} items at most`);
}
/** @param shown what an error may quote */
function splitSecret(item, name, shown) {
    const [, id, value] = /^([\w.-]+)=(.+)$/s.exec(item) ?? [];
    if (id !== undefined && value !== undefined) {
        if (Buffer.byteLength(value) <= limits.keyFile)
            return { id, value };
        const message = `${name}: ${id} has more than ${limits.keyFile} bytes: give it by secret-files`;
        throw new TrustError('E_INPUT', message);
    }
    const which = shown === '' ? 'an item' : JSON.stringify(shown.slice(0, 100));
    throw new TrustError('E_INPUT', `${name}: ${which} is not of the form ID=…`);
}
function readSecretEnv(item, env) {
    const { id, value: name } = splitSecret(item, 'secret-envs', item);
    if (!/^[A-Za-z_]\w*$/.test(name) || !env[name]) {
        const shown = JSON.stringify(name.slice(0, 100));
        throw new TrustError('E_INPUT', `secret-envs: the variable ${shown} for ${id} is not set`);
    }
    return { id, env: name };
}
/** Each line, because a log is masked line by line. */
function tellSecret(value, onSecret) {
    for (const line of value.split(/\r?\n/))
        if (line.trim() !== '')
            onSecret?.(line.trim());
}
