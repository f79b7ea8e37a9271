/** The commands of this tool and of others that copy an image, with their usual arguments. */

import { binary } from '../test/interop/support/binaries.ts';
import type { Command } from './processes.ts';
import { cli, key, trustedRoot } from './world.ts';

export interface Copier {
  readonly name: string;
  /** Source and target are references or layouts on disk, `oci:FOLDER:TAG`. */
  command(source: string, target: string): Command;
}

export interface CopierOptions {
  /** of every process */
  readonly env: Readonly<Record<string, string>>;
  /** registries are contacted over TLS */
  readonly tls?: boolean;
  /** ours copies without looking at signatures */
  readonly unsigned?: boolean;
}

/** Ours first. crane copies the image without its signatures, and no layouts. */
export function copiers(options: CopierOptions): readonly Copier[] {
  const { env, tls = false, unsigned = false } = options;
  return [
    {
      name: 'webdis-trust',
      command: (source, target) => mirror([source, target], { env, unsigned }),
    },
    {
      name: 'oras cp -r',
      command: (source, target) => ({
        program: binary('oras'),
        args: ['cp', '-r', ...oras('from', source, tls), ...oras('to', target, tls)],
        env,
      }),
    },
    {
      name: 'regctl --digest-tags --referrers',
      command: (source, target) => ({
        program: binary('regctl'),
        args: [
          ...regctlHosts([source, target], tls),
          ...['image', 'copy', '--digest-tags', '--referrers', regctl(source), regctl(target)],
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

/** Ours: a source and any number of targets. */
export function mirror(
  images: readonly string[],
  { env, unsigned = false }: CopierOptions,
): Command {
  const demands = unsigned ? ['--require', 'none'] : ['--key', key, '--trusted-root', trustedRoot];
  return {
    program: process.execPath,
    args: [cli, 'mirror', '--quiet', ...demands, ...images],
    env,
  };
}

function oras(end: 'from' | 'to', image: string, tls: boolean): readonly string[] {
  const layout = layoutOf(image);
  return layout === undefined
    ? [`--${end}-plain-http=${!tls}`, image]
    : [`--${end}-oci-layout`, layout];
}

function regctl(image: string): string {
  const layout = layoutOf(image);
  return layout === undefined ? image : `ocidir://${layout}`;
}

function regctlHosts(images: readonly string[], tls: boolean): readonly string[] {
  return images
    .filter((image) => layoutOf(image) === undefined)
    .flatMap((image) => [
      '--host',
      `reg=${image.split('/')[0]},tls=${tls ? 'enabled' : 'disabled'}`,
    ]);
}

/** FOLDER:TAG of `oci:FOLDER:TAG`. */
function layoutOf(image: string): string | undefined {
  return image.startsWith('oci:') ? image.slice('oci:'.length) : undefined;
}
