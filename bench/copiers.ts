/** Programs that copy an image from one registry to another, as their users call them. */

import { binary } from '../test/interop/support/binaries.ts';
import type { Command } from './processes.ts';
import { cli, key, trustedRoot } from './world.ts';

export interface Copier {
  readonly name: string;
  command(source: string, target: string): Command;
}

export interface CopierOptions {
  /** of every process */
  readonly env: Readonly<Record<string, string>>;
  /** registries are spoken to over TLS */
  readonly tls?: boolean;
  /** ours copies as it is, without looking at signatures */
  readonly unsigned?: boolean;
}

/** Ours first. crane copies the image without its signatures. */
export function copiers({ env, tls = false, unsigned = false }: CopierOptions): readonly Copier[] {
  const demands = unsigned ? ['--require', 'none'] : ['--key', key, '--trusted-root', trustedRoot];
  const hosts = (...images: string[]) =>
    images.flatMap((image) => [
      '--host',
      `reg=${image.split('/')[0]},tls=${tls ? 'enabled' : 'disabled'}`,
    ]);
  return [
    {
      name: 'webdis-trust',
      command: (source, target) => ({
        program: process.execPath,
        args: [cli, 'mirror', '--quiet', ...demands, source, target],
        env,
      }),
    },
    {
      name: 'oras cp -r',
      command: (source, target) => ({
        program: binary('oras'),
        args: ['cp', '-r', `--from-plain-http=${!tls}`, `--to-plain-http=${!tls}`, source, target],
        env,
      }),
    },
    {
      name: 'regctl --digest-tags --referrers',
      command: (source, target) => ({
        program: binary('regctl'),
        args: [
          ...[...hosts(source, target), 'image', 'copy', '--digest-tags', '--referrers'],
          ...[source, target],
        ],
        env,
      }),
    },
    {
      name: 'crane cp (the image alone)',
      command: (source, target) => ({
        program: binary('crane'),
        args: ['copy', ...(tls ? [] : ['--insecure']), source, target],
        env,
      }),
    },
  ];
}
