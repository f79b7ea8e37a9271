/** The environment of buildx, and what of it a build may be handed. */
import type { BuildSecret } from '../release/build.ts';
import { type Withheld } from './child-environment.ts';
/** A Dockerfile's RUN does not see it, but buildx, its plugins and its credential helpers do. */
export declare function buildEnvironment(env: Readonly<Record<string, string | undefined>>, hidden: Withheld, secrets: Readonly<Record<string, string>>): Record<string, string>;
/** Throws E_INPUT: what signs the image must not go into it. */
export declare function assertNotWithheld(secrets: readonly BuildSecret[], environment: Readonly<Record<string, string>>): void;
