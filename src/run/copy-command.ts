/** `webdis-trust mirror` as a command to paste, which speaks to the same registries as this run. */

import { shellWord } from '../oci/shell-word.ts';
import type { RunOptions } from './connection.ts';

export function copyCommand(
  words: readonly string[],
  {
    insecureRegistries,
    certificatesFile,
  }: Pick<RunOptions, 'insecureRegistries' | 'certificatesFile'>,
): string {
  const connection = [
    ...insecureRegistries.flatMap((host) => ['--insecure-registry', host]),
    ...(certificatesFile === undefined ? [] : ['--registry-cacert', certificatesFile]),
  ];
  return ['webdis-trust', 'mirror', ...words, ...connection].map(shellWord).join(' ');
}
