/** Finds credentials in Docker's and Podman's files, and with the credential helpers that they name. */

import { TrustError } from '../error.ts';
import type { Repository } from '../oci/reference.ts';
import { vendorOf } from '../oci/vendors.ts';
import { askHelper, type RunHelper } from './credential-helper.ts';
import { basicAuthorization, type CredentialSource, type Credentials } from './credentials.ts';
import { type DockerConfig, readDockerConfig } from './docker-config.ts';

export interface KeychainOptions {
  /** paths of config.json and auth.json, the most important first */
  readonly files: readonly string[];
  /** undefined: there is no such file */
  readonly readFile: (path: string) => Promise<string | undefined>;
  readonly runHelper: RunHelper;
  /** called with each secret before it is used, to mask it in logs */
  readonly onSecret?: (text: string) => void;
}

/** Reads each file once, and asks each helper once for each server, when needed. */
export function createKeychain(options: KeychainOptions): CredentialSource {
  return new Keychain(options);
}

class Keychain implements CredentialSource {
  readonly #options: KeychainOptions;
  readonly #helped = new Map<string, Promise<Credentials | undefined>>();
  #configs: Promise<DockerConfig[]> | undefined;

  constructor(options: KeychainOptions) {
    this.#options = options;
  }

  async find(repository: Repository): Promise<Credentials | undefined> {
    this.#configs ??= Promise.all(this.#options.files.map((path) => this.#read(path))).then(
      (configs) => configs.filter((config) => config !== undefined),
    );
    for (const config of await this.#configs) {
      const helper = config.helperFor(repository.registry) ?? config.store;
      const found =
        (helper === undefined ? undefined : await this.#ask(helper, repository.registry)) ??
        config.stored(repository);
      if (found !== undefined) {
        this.#mask(found);
        return found;
      }
    }
    return undefined;
  }

  async #read(path: string): Promise<DockerConfig | undefined> {
    let text: string | undefined;
    try {
      text = await this.#options.readFile(path);
    } catch (error) {
      throw new TrustError('E_INPUT', `${path}: it cannot be read`, {}, error);
    }
    return text === undefined || text.trim() === '' ? undefined : readDockerConfig(path, text);
  }

  #ask(helper: string, registry: string): Promise<Credentials | undefined> {
    const server = vendorOf(registry).credentialServer ?? registry;
    const key = `${helper} ${server}`;
    const pending = this.#helped.get(key) ?? askHelper(helper, server, this.#options.runHelper);
    this.#helped.set(key, pending);
    return pending;
  }

  #mask(credentials: Credentials): void {
    const { onSecret } = this.#options;
    if (onSecret === undefined) return;
    onSecret(credentials.kind === 'basic' ? credentials.password : credentials.token);
    // The form in which it is in the file and is sent.
    const header = basicAuthorization(credentials);
    if (header !== undefined) onSecret(header.slice('Basic '.length));
  }
}
