// What Podman and CRI-O decide about images, by the library that both call before they run one.
import { temporaryFolder } from '../../support/folder.ts';
import { runOrThrow } from './command.ts';

export interface PolicyAnswer {
  readonly image: string;
  readonly allowed: boolean;
  readonly reason?: string;
}

/**
 * policy.json demands a sigstore signature by this key that names this repository; registries.d turns
 * sigstore attachments on.
 */
export async function askPodman(
  { key, identity }: { readonly key: string; readonly identity: string },
  images: readonly string[],
): Promise<readonly PolicyAnswer[]> {
  const folder = temporaryFolder('podman-policy');
  try {
    const trust = ['--key', key, '--identity', identity];
    const args = [...trust, '--folder', folder.path, ...images];
    const lines = await runOrThrow('podman-policy', args, { env: { HOME: folder.path } });
    return lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  } finally {
    folder.remove();
  }
}
