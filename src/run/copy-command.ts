/** The `webdis-trust mirror` command that continues a run, with its options about registries. */

import { shellWord } from '../oci/shell-word.ts';
import type { ConnectionValues } from '../options/connection.ts';

export function copyCommand(
  words: readonly string[],
  {
    insecureRegistries,
    registryCacert,
  }: Pick<ConnectionValues, 'insecureRegistries' | 'registryCacert'>,
): string {
  const connection = [
    ...insecureRegistries.flatMap((host) => ['--insecure-registry', host]),
    ...(registryCacert === undefined ? [] : ['--registry-cacert', registryCacert]),
  ];
  return ['webdis-trust', 'mirror', ...words, ...connection].map(shellWord).join(' ');
}
