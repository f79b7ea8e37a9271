// Runs an image as Docker does: its layers unpacked, its config obeyed, by runc, with a file system that is read-only.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CommandResult, run } from './command.ts';

interface ImageConfig {
  readonly architecture: string;
  readonly created: string;
  readonly config: {
    readonly User: string;
    readonly Env: readonly string[];
    readonly Entrypoint: readonly string[];
    readonly Cmd: readonly string[];
    readonly WorkingDir: string;
    readonly Labels: Readonly<Record<string, string>>;
  };
}

export interface UnpackedImage {
  readonly config: ImageConfig;
  /** Digests of the layers, the first one first. */
  readonly layers: readonly string[];
  /** Bytes to pull. */
  readonly size: number;
  readonly rootfs: string;
}

interface Manifest {
  readonly config: { readonly digest: string };
  readonly layers: readonly { readonly digest: string; readonly size: number }[];
}

/** Fetches an image from a registry on loopback, and unpacks its layers into `folder`/rootfs. */
export async function unpackImage(
  host: string,
  repository: string,
  digest: string,
  folder: string,
): Promise<UnpackedImage> {
  const get = async (path: string) => {
    const response = await fetch(`http://${host}/v2/${repository}/${path}`, {
      headers: { accept: 'application/vnd.oci.image.manifest.v1+json' },
    });
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  };
  const manifest: Manifest = JSON.parse((await get(`manifests/${digest}`)).toString());
  const config: ImageConfig = JSON.parse((await get(`blobs/${manifest.config.digest}`)).toString());
  const rootfs = join(folder, 'rootfs');
  mkdirSync(rootfs, { recursive: true });
  for (const layer of manifest.layers) {
    const input = await get(`blobs/${layer.digest}`);
    const flags = ['--extract', '--gzip', '--same-permissions', '--numeric-owner'];
    execFileSync('tar', [...flags, '--directory', rootfs], { input });
  }
  return {
    ...{ config, rootfs },
    layers: manifest.layers.map((layer) => layer.digest),
    size: manifest.layers.reduce((sum, layer) => sum + layer.size, 0),
  };
}

export interface ContainerOptions {
  /** Files and folders of this machine, by their path in the container. */
  readonly mounts?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

let containers = 0;

/** On the network of this machine, without a capability; /tmp can be written, and mounts that are folders. */
export async function runContainer(
  { config: { config }, rootfs }: UnpackedImage,
  args: readonly string[],
  { mounts = {}, env = {} }: ContainerOptions = {},
): Promise<CommandResult> {
  containers += 1;
  const bundle = join(rootfs, '..', `bundle-${containers}`);
  mkdirSync(bundle);
  const [uid, gid] = config.User.split(':').map(Number);
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  writeFileSync(
    join(bundle, 'config.json'),
    JSON.stringify({
      ociVersion: '1.0.2',
      process: {
        ...{ user: { uid, gid }, cwd: config.WorkingDir, env: [...config.Env, ...variables] },
        args: [...config.Entrypoint, ...args],
        noNewPrivileges: true,
      },
      root: { path: rootfs, readonly: true },
      mounts: [
        { destination: '/proc', type: 'proc', source: 'proc' },
        { destination: '/dev', type: 'tmpfs', source: 'tmpfs', options: ['nosuid', 'mode=755'] },
        { destination: '/tmp', type: 'tmpfs', source: 'tmpfs', options: ['nosuid', 'mode=1777'] },
        ...Object.entries(mounts).map(([destination, source]) => ({
          ...{ destination, source, type: 'bind', options: ['bind', 'rw'] },
        })),
      ],
      linux: { namespaces: ['mount', 'pid', 'ipc', 'uts'].map((type) => ({ type })) },
    }),
  );
  const state = ['--root', join(bundle, 'state')];
  const name = `image-${process.pid}-${containers}`;
  const result = await run('runc', [...state, 'run', '--bundle', bundle, name]);
  await run('runc', [...state, 'delete', '--force', name]);
  return result;
}

/** `runContainer` of what must succeed; returns what it printed. */
export async function runContainerOrThrow(
  ...[image, args, options]: Parameters<typeof runContainer>
): Promise<string> {
  const { exit, stdout, stderr } = await runContainer(image, args, options);
  if (exit !== 0) throw new Error(`${args.join(' ')} ended with ${exit}\n${stderr || stdout}`);
  return stdout;
}
