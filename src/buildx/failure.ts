/** Explains why a build failed. buildx has no exit codes for reasons, so its output is matched. */

import { TrustError } from '../error.ts';

/** The first match counts; `E_AUTH` is about the registry of the push. */
const known: readonly (readonly [RegExp, 'E_BUILD' | 'E_AUTH', string])[] = [
  [
    /'buildx' is not a docker command|unknown command: docker buildx|^Run 'docker --help'/,
    'E_BUILD',
    'docker has no buildx: install its plugin (in a workflow: docker/setup-buildx-action)',
  ],
  [/no builder .* found/, 'E_BUILD', 'there is no such builder: see docker buildx ls'],
  [
    /Cannot connect to the Docker daemon|failed to connect to the docker API|context deadline exceeded.*builder/,
    'E_BUILD',
    'the builder cannot be reached: see docker buildx ls',
  ],
  [
    /is not supported for the docker driver|not support.* docker driver/,
    'E_BUILD',
    'the default builder of Docker cannot do this: make one with docker buildx create --use (in a workflow: docker/setup-buildx-action)',
  ],
  [
    /push access denied|failed to push .*(?:\b401\b|\b403\b|denied|[Uu]nauthorized|insufficient_scope)/,
    'E_AUTH',
    'the registry refused the push: log in with permission to push',
  ],
  [
    /exec format error|no match for platform|unsupported platform|unknown operating system or architecture/,
    'E_BUILD',
    'a platform cannot be built here: the base image lacks it, or the builder cannot run it (in a workflow: docker/setup-qemu-action)',
  ],
];

/** E_BUILD or E_AUTH, with the last matching line of buildx, redacted by `shown`. */
export function buildFailure(
  exitCode: number,
  tail: readonly string[],
  shown: (line: string) => string,
): TrustError {
  const found = known
    .map(([pattern, code, what]) => ({ line: tail.findLast((l) => pattern.test(l)), code, what }))
    .find(({ line }) => line !== undefined);
  const said = found?.line ?? tail.findLast((line) => /^ERROR\b/.test(line)) ?? lastOf(tail);
  const quoted = said === undefined ? '' : `: ${shown(said.trim()).slice(0, 500)}`;
  const ended = `docker buildx build ended with ${exitCode}${quoted}`;
  return new TrustError(
    found?.code ?? 'E_BUILD',
    found === undefined ? ended : `${found.what} (${ended})`,
  );
}

function lastOf(tail: readonly string[]): string | undefined {
  return tail.findLast((line) => line.trim() !== '');
}

/** Why docker could not be started. */
export function startFailure(error: unknown): TrustError {
  const text = error instanceof Error ? error.message : 'unknown failure';
  const message = /Unable to locate executable file/.test(text)
    ? 'docker is not installed, or not on PATH: the image is built with docker buildx build'
    : `docker could not be run: ${text}`;
  return new TrustError('E_BUILD', message, {}, error);
}
