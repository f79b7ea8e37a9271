// What keyless signing needs in addition to logs: an OIDC issuer and Fulcio, with the files that describe all services.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/folder.ts';
import { runOrThrow } from './command.ts';
import { type Fulcio, startFulcio } from './fulcio.ts';
import { type OidcIssuer, startOidcIssuer } from './oidc.ts';
import type { Services } from './services.ts';

export interface Identities {
  readonly issuer: OidcIssuer;
  readonly fulcio: Fulcio;
  /** A file that names these, and all logs and the timestamp authority. */
  readonly trustedRoot: string;
  /** A file for `--signing-config`: these, one log, and the timestamp authority. */
  signingConfig(log: { readonly url: string; readonly version: 1 | 2 }): Promise<string>;
  stop(): Promise<void>;
}

/** Before the services, whose keys and certificates start to count now. */
const start = `start-time=${new Date(Date.now() - 3_600_000).toISOString().replace(/\.\d+/, '')}`;

export async function startIdentities(services: Services): Promise<Identities> {
  const folder = temporaryFolder('identities');
  const issuer = await startOidcIssuer();
  const fulcio = await startFulcio({ github: [issuer.url], email: [] });
  let files = 0;
  const file = (ending: string) => join(folder.path, `${++files}${ending}`);
  const pem = (text: string) => {
    const path = file('.pem');
    writeFileSync(path, text);
    return path;
  };
  const create = async (what: 'trusted-root' | 'signing-config', flags: readonly string[]) => {
    const out = file('.json');
    // Its cache of the public services stays in the folder, and empty.
    const env = { HOME: folder.path, TUF_ROOT: join(folder.path, 'tuf') };
    await runOrThrow('cosign3', [what, 'create', ...flags, '--out', out], { env });
    return out;
  };

  const { rekorV1, rekorV2, timestamps } = services;
  const logs = [rekorV1, rekorV2].flatMap(({ origin, version, publicKey }) => {
    // Only checkpoints of version 2 are found by their origin.
    const named = version === 2 ? `,origin=${origin}` : '';
    return ['--rekor', `url=http://${origin},public-key=${pem(publicKey)},${start}${named}`];
  });
  const { ctLog } = fulcio;
  const trustedRoot = await create('trusted-root', [
    ...logs,
    ...['--tsa', `url=${timestamps.url},certificate-chain=${pem(timestamps.certificates)}`],
    ...['--fulcio', `url=${fulcio.url},certificate-chain=${fulcio.chain},${start}`],
    ...['--ctfe', `url=${ctLog?.url},public-key=${pem(ctLog?.publicKey ?? '')},${start}`],
  ]);

  return {
    ...{ issuer, fulcio, trustedRoot },
    signingConfig: ({ url, version }) => {
      const service = (at: string, api = 1) =>
        `url=${at},api-version=${api},${start},operator=interop`;
      return create('signing-config', [
        ...['--fulcio', service(fulcio.url), '--oidc-provider', service(issuer.url)],
        ...['--rekor', service(url, version), '--rekor-config', 'EXACT:1'],
        ...['--tsa', service(timestamps.url), '--tsa-config', 'EXACT:1'],
      ]);
    },
    stop: async () => {
      await Promise.all([fulcio.stop(), issuer.stop()]);
      folder.remove();
    },
  };
}
