// Rekor v2 (rekor-tiles), with its tiles in a temporary folder.
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/folder.ts';
import { binary } from './binaries.ts';
import type { LogServer } from './log-server.ts';
import { freePort, startServer } from './process.ts';

const origin = 'rekor-v2.local';

export async function startRekorV2(): Promise<LogServer> {
  const folder = temporaryFolder('rekor-v2');
  const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const signer = join(folder.path, 'signer.pem');
  writeFileSync(signer, privateKey, { mode: 0o600 });
  const storage = join(folder.path, 'tiles');
  const [port, grpc, metrics] = await Promise.all([freePort(), freePort(), freePort()]);
  const flags = {
    hostname: origin,
    'storage-dir': storage,
    'signer-filepath': signer,
    // The shortest that it allows: an entry is answered once a checkpoint covers it.
    'checkpoint-interval': '1s',
    'http-address': '127.0.0.1',
    'http-port': port,
    'grpc-address': '127.0.0.1',
    'grpc-port': grpc,
    'http-metrics-port': metrics,
  };
  const args = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
  const command = binary('rekor-v2');
  const server = await startServer({ name: 'rekor-v2', command, args: ['serve', ...args], port });
  return {
    url: `http://127.0.0.1:${port}`,
    origin,
    version: 2,
    publicKey,
    // The second line of the checkpoint, which is a file.
    size: async () =>
      Number(readFileSync(join(storage, 'checkpoint'), 'utf8').split('\n')[1] ?? Number.NaN),
    stop: async () => {
      await server.stop();
      folder.remove();
    },
  };
}
