// The services of sigstore, real and on loopback, with their signing configs and trusted roots.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/folder.ts';
import { runOrThrow } from './command.ts';
import type { LogServer } from './log-server.ts';
import { startRekorV1 } from './rekor-v1.ts';
import { startRekorV2 } from './rekor-v2.ts';
import { startTimestampServer, type TimestampServer } from './timestamp.ts';

export interface Services {
  readonly rekorV1: LogServer;
  readonly rekorV2: LogServer;
  readonly timestamps: TimestampServer;
  /** A file that names all of them, as `cosign trusted-root create` writes it. */
  readonly trustedRoot: string;
  /** A file for `--signing-config`: one of these logs, and the timestamp authority if wanted. */
  signingConfig(
    logs: readonly { readonly url: string; readonly version: 1 | 2 }[],
    timestamps?: boolean,
  ): Promise<string>;
  stop(): Promise<void>;
}

/** What they need, apart from PostgreSQL's client and Go. */
export const servicePeers = [
  'postgres',
  'rekor-v1',
  'rekor-v2',
  'timestamp-server',
  'trillian_log_server',
  'trillian_log_signer',
];

/** Before the services, whose certificates start to count now. */
const start = `start-time=${new Date(Date.now() - 3_600_000).toISOString().replace(/\.\d+/, '')}`;

export async function startServices(): Promise<Services> {
  const folder = temporaryFolder('services');
  const [rekorV1, rekorV2, timestamps] = await Promise.all([
    startRekorV1(),
    startRekorV2(),
    startTimestampServer(),
  ]);
  const file = (name: string) => join(folder.path, name);
  let configs = 0;
  const create = async (what: 'trusted-root' | 'signing-config', out: string, flags: string[]) => {
    // Its cache of the public services stays in the folder, and empty.
    const env = { HOME: folder.path, TUF_ROOT: file('tuf') };
    await runOrThrow('cosign3', [what, 'create', ...flags, '--out', out], { env });
    return out;
  };

  const chain = file('timestamp-chain.pem');
  writeFileSync(chain, timestamps.certificates);
  const logs = [rekorV1, rekorV2].flatMap(({ origin, version, publicKey }) => {
    const key = file(`${origin}.pem`);
    writeFileSync(key, publicKey);
    // Only checkpoints of version 2 are found by their origin.
    const named = version === 2 ? `,origin=${origin}` : '';
    return ['--rekor', `url=http://${origin},public-key=${key},${start}${named}`];
  });
  const authority = ['--tsa', `url=${timestamps.url},certificate-chain=${chain}`];
  const trustedRoot = await create('trusted-root', file('trusted-root.json'), [
    ...logs,
    ...authority,
  ]);

  return {
    ...{ rekorV1, rekorV2, timestamps, trustedRoot },
    signingConfig: (logs, stamped = false) => {
      configs += 1;
      const service = (url: string, version: number) =>
        `url=${url},api-version=${version},${start},operator=interop`;
      const flags = ['--rekor-config', 'EXACT:1'];
      for (const { url, version } of logs) flags.push('--rekor', service(url, version));
      if (stamped) flags.push('--tsa', service(timestamps.url, 1), '--tsa-config', 'EXACT:1');
      return create('signing-config', file(`signing-config-${configs}.json`), flags);
    },
    stop: async () => {
      await Promise.all([rekorV1, rekorV2, timestamps].map((service) => service.stop()));
      folder.remove();
    },
  };
}
