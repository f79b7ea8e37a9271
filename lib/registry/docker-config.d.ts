/** Docker's config.json and the auth.json of podman and its kin (containers-auth.json(5)). */
import { type Repository } from '../oci/reference.ts';
import type { Credentials } from './credentials.ts';
export interface DockerConfig {
    /** helper for exactly this registry */
    helperFor(registry: string): string | undefined;
    /** helper for every other registry */
    readonly store?: string;
    /** what the file itself holds: the longest path wins, then the host */
    stored(repository: Repository): Credentials | undefined;
}
/**
 * Reads a file's text. Throws E_INPUT that names the file and the field, and never what it holds: even
 * a parser's complaint quotes the text around it.
 */
export declare function readDockerConfig(path: string, text: string): DockerConfig;
