/** The benches verify and sign with identities: certificates instead of a key, with a real Fulcio and real logs. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { binary } from '../test/interop/support/binaries.ts';
import { cosignEnvironment } from '../test/interop/support/cosign.ts';
import { type Identities, startIdentities } from '../test/interop/support/identities.ts';
import { ourEnvironment } from '../test/interop/support/ourselves.ts';
import { type Services, startServices } from '../test/interop/support/services.ts';
import { temporaryFolder } from '../test/support/folder.ts';
import { type Discipline, raceSigners } from './sign.ts';
import type { Show } from './table.ts';
import { raceVerifiers, type Signed, signedAs } from './verify.ts';
import { cli } from './world.ts';

const vectors = fileURLToPath(new URL('../test/vectors/keyless-made', import.meta.url));
const workflow =
  'https://github.com/webdis/verify-action/.github/workflows/release.yml@refs/tags/v1.2.3';
const identity = [
  ...['--certificate-identity', workflow, '--certificate-oidc-issuer', 'http://127.0.0.1:5071'],
  ...['--trusted-root', join(vectors, 'trusted-root.json')],
];
const signed = ['keyless-legacy', 'keyless-bundle-v2'].map((name): Signed => {
  const ours = [...identity, ...signedAs(`127.0.0.1:6111/${name}/webdis`)];
  return { name, vectors, ours, cosign: identity, versions: ['v3'] };
});

export async function benchKeyless(rounds: number, show: Show): Promise<void> {
  await raceVerifiers(signed, rounds, show);
  const services = await startServices();
  const identities = await startIdentities(services);
  await raceSigners([discipline(services, identities)], rounds, show);
  await Promise.all([identities.stop(), services.stop()]);
}

/** One certificate for all manifests with us; cosign fetches one for each. */
function discipline(
  { rekorV2, timestamps }: Services,
  { issuer, fulcio, trustedRoot, signingConfig }: Identities,
): Discipline {
  const home = { folder: temporaryFolder('bench').path };
  return {
    title: 'keyless, bundles, Rekor v2',
    log: rekorV2,
    signers: [
      {
        name: 'webdis-trust',
        command: async (image, url) => {
          const token = join(home.folder, 'token');
          writeFileSync(token, issuer.token('github'));
          const services = ['--fulcio-url', fulcio.url, '--rekor-url', url, '--rekor-version', '2'];
          const files = ['--identity-token', token, '--trusted-root', trustedRoot];
          const flags = [...services, '--timestamp-url', timestamps.url, '--format', 'bundle'];
          return {
            program: process.execPath,
            args: [cli, 'sign', '--quiet', '--keyless', ...files, ...flags, image],
            env: ourEnvironment(home),
          };
        },
      },
      {
        name: 'cosign v3',
        command: async (image, url) => {
          const config = await signingConfig({ url, version: 2 });
          const files = ['--signing-config', config, '--trusted-root', trustedRoot];
          const token = ['--identity-token', issuer.token('github')];
          return {
            program: binary('cosign3'),
            args: [
              ...['sign', '--yes', '--recursive', ...files, ...token],
              ...['--allow-http-registry', '--allow-insecure-registry', image],
            ],
            env: cosignEnvironment(home),
          };
        },
      },
    ],
  };
}
