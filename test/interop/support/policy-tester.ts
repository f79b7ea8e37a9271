// What policy-controller decides about an image, by the tester that it has for its policies.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/folder.ts';
import { run } from './command.ts';

/** A policy with this key and no log, as its documentation begins with. True if the image is admitted. */
export async function isAdmitted(key: string, image: string): Promise<boolean> {
  const folder = temporaryFolder('policy-tester');
  try {
    const policy = join(folder.path, 'policy.json');
    const data = readFileSync(key, 'utf8');
    writeFileSync(policy, JSON.stringify(policyWith(data)));
    const args = ['-policy', policy, '-image', image, '-log-level', 'error'];
    const { exit, stdout, stderr } = await run('policy-tester', args, {
      env: { HOME: folder.path, TUF_ROOT: join(folder.path, 'tuf') },
    });
    if (exit === 0) return true;
    if (/signature key validation failed/.test(stdout)) return false;
    throw new Error(`policy-tester exited with ${exit}\n${stderr || stdout}`);
  } finally {
    folder.remove();
  }
}

function policyWith(data: string): object {
  return {
    apiVersion: 'policy.sigstore.dev/v1beta1',
    kind: 'ClusterImagePolicy',
    metadata: { name: 'key' },
    spec: { images: [{ glob: '**' }], authorities: [{ key: { hashAlgorithm: 'sha256', data } }] },
  };
}
