// A certificate transparency log: TesseraCT, with its tiles in a temporary folder.
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/folder.ts';
import { binary } from './binaries.ts';
import { freePort, startServer } from './process.ts';

export interface CtLog {
  readonly url: string;
  /** PEM. */
  readonly publicKey: string;
  stop(): Promise<void>;
}

/** @param roots PEM file with the certificate authorities whose certificates it accepts */
export async function startCtLog(roots: string): Promise<CtLog> {
  const folder = temporaryFolder('ct-log');
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
  });
  const key = join(folder.path, 'ct.key');
  writeFileSync(key, privateKey, { mode: 0o600 });
  const port = await freePort();
  const flags = {
    private_key: key,
    origin: 'ct.local',
    storage_dir: join(folder.path, 'log'),
    roots_pem_file: roots,
    ext_key_usages: 'CodeSigning',
    http_endpoint: `127.0.0.1:${port}`,
    checkpoint_interval: '1s',
  };
  const args = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
  const server = await startServer({ name: 'tesseract', command: binary('tesseract'), args, port });
  return {
    url: `http://127.0.0.1:${port}`,
    publicKey,
    stop: async () => {
      await server.stop();
      folder.remove();
    },
  };
}
