// An SBOM generator for BuildKit: an image whose program writes one SPDX statement, whatever it is to look at.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/folder.ts';
import { binary } from './binaries.ts';
import type { BuildKit } from './buildkit.ts';
import { runOrThrow } from './command.ts';

/** What it says. BuildKit adds the subject, and says that it was there. */
export const sbom = { SPDXID: 'SPDXRef-DOCUMENT', name: 'webdis', spdxVersion: 'SPDX-2.3' };

/**
 * Builds it, and pushes it to this registry, from which it fetches its statement: `HOST/scanner:1`. The program is
 * oras, which needs no libraries. BuildKit reads what a generator writes to /run/out (buildkit docs/attestations/sbom-protocol.md).
 */
export async function pushScanner(host: string, { env, builder }: BuildKit): Promise<string> {
  const folder = temporaryFolder('scanner');
  const context = join(folder.path, 'context');
  mkdirSync(context);
  copyFileSync(binary('oras'), join(context, 'oras'));
  const statement = JSON.stringify({
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType: 'https://spdx.dev/Document',
    predicate: sbom,
  });
  const blob = `${host}/scanner@${await pushBlob(host, statement)}`;
  const command = [
    ...['/oras', 'blob', 'fetch', '--plain-http'],
    ...['--output', '/run/out/sbom.spdx.json', blob],
  ];
  const dockerfile = ['FROM scratch', 'COPY oras /oras', `ENTRYPOINT ${JSON.stringify(command)}`];
  writeFileSync(join(context, 'Dockerfile'), `${dockerfile.join('\n')}\n`);
  const image = `${host}/scanner:1`;
  const flags = ['--builder', builder, '--provenance=false', '--push', '--tag', image];
  await runOrThrow('buildx', ['build', ...flags, context], { env });
  folder.remove();
  return image;
}

async function pushBlob(host: string, text: string): Promise<string> {
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const opened = await fetch(`http://${host}/v2/scanner/blobs/uploads/`, { method: 'POST' });
  const location = new URL(opened.headers.get('location') ?? '', `http://${host}`);
  location.searchParams.set('digest', digest);
  const { status } = await fetch(location, { method: 'PUT', body: text });
  if (status !== 201) throw new Error(`the blob was not taken: ${status}`);
  return digest;
}
