/** Where credentials of registries come from: Docker's files, podman's, and the helpers that these name. */
import type { CredentialSource } from '../registry/credentials.ts';
import type { RunOptions } from './connection.ts';
export declare function credentialsFrom({ env, signal, onSecret }: RunOptions): CredentialSource;
