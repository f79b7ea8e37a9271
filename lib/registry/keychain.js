/** Where credentials are looked for: the files that the edge names, and the helpers that these name. */
import { TrustError } from '../error.js';
import { askHelper } from './credential-helper.js';
import { basicAuthorization } from './credentials.js';
import { readDockerConfig } from './docker-config.js';
/** Under this name, and no other, Docker and its helpers keep the credentials for Docker Hub. */
const dockerHubServer = 'https://index.docker.io/v1/';
/** Reads each file once, and asks each helper once for each server, when first needed. */
export function createKeychain(options) {
    return new Keychain(options);
}
class Keychain {
    #options;
    #helped = new Map();
    #configs;
    constructor(options) {
        this.#options = options;
    }
    async find(repository) {
        this.#configs ??= Promise.all(this.#options.files.map((path) => this.#read(path))).then((configs) => configs.filter((config) => config !== undefined));
        for (const config of await this.#configs) {
            const helper = config.helperFor(repository.registry) ?? config.store;
            const found = (helper === undefined ? undefined : await this.#ask(helper, repository.registry)) ??
                config.stored(repository);
            if (found !== undefined) {
                this.#mask(found);
                return found;
            }
        }
        return undefined;
    }
    async #read(path) {
        let text;
        try {
            text = await this.#options.readFile(path);
        }
        catch (error) {
            throw new TrustError('E_INPUT', `${path}: it cannot be read`, {}, error);
        }
        return text === undefined || text.trim() === '' ? undefined : readDockerConfig(path, text);
    }
    #ask(helper, registry) {
        const server = registry === 'docker.io' ? dockerHubServer : registry;
        const key = `${helper} ${server}`;
        const asked = this.#helped.get(key) ?? askHelper(helper, server, this.#options.runHelper);
        this.#helped.set(key, asked);
        return asked;
    }
    #mask(credentials) {
        const { onSecret } = this.#options;
        if (onSecret === undefined)
            return;
        onSecret(credentials.kind === 'basic' ? credentials.password : credentials.token);
        // The other form, in which it stands in the file and goes over the wire.
        const header = basicAuthorization(credentials);
        if (header !== undefined)
            onSecret(header.slice('Basic '.length));
    }
}
