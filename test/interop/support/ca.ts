// A certificate authority to throw away, and server certificates from it.
import { join } from 'node:path';
import { runOrThrow } from './command.ts';

export interface Certificate {
  /** PEM files. */
  readonly certificate: string;
  readonly key: string;
}

export interface CertificateAuthority extends Certificate {
  /** A server certificate for these host names and addresses. */
  issue(...hosts: [string, ...string[]]): Promise<Certificate>;
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];

/** Makes an authority whose files stand in `folder`. */
export async function createCa(folder: string): Promise<CertificateAuthority> {
  const ca = { certificate: join(folder, 'ca.pem'), key: join(folder, 'ca.key') };
  await request(ca, 'interop CA', [
    'basicConstraints=critical,CA:TRUE',
    'keyUsage=critical,keyCertSign',
  ]);
  let issued = 0;
  return {
    ...ca,
    issue: async (...hosts) => {
      issued += 1;
      const leaf = {
        certificate: join(folder, `leaf-${issued}.pem`),
        key: join(folder, `leaf-${issued}.key`),
      };
      const names = hosts.map((host) => (isAddress(host) ? `IP:${host}` : `DNS:${host}`));
      const extensions = [
        'basicConstraints=critical,CA:FALSE',
        'extendedKeyUsage=serverAuth',
        `subjectAltName=${names.join(',')}`,
      ];
      await request(leaf, hosts[0], extensions, ['-CA', ca.certificate, '-CAkey', ca.key]);
      return leaf;
    },
  };
}

function isAddress(host: string): boolean {
  return /^[\d.]+$/.test(host) || host.includes(':');
}

async function request(
  { certificate, key }: Certificate,
  name: string,
  extensions: readonly string[],
  issuer: readonly string[] = [],
): Promise<void> {
  const added = extensions.flatMap((extension) => ['-addext', extension]);
  const files = ['-keyout', key, '-out', certificate, '-subj', `/CN=${name}`];
  await runOrThrow('openssl', ['req', '-x509', ...newKey, ...files, ...added, ...issuer]);
}
