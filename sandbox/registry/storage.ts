/** The storage behind a registry: a second server that serves blobs by signed URLs, like S3 and GCS. */

import { createHmac, randomBytes } from 'node:crypto';
import type { Digest } from '../../src/oci/digest.ts';
import type { Reply, Request } from '../http/message.ts';
import { type Server, startServer } from '../http/server.ts';
import { part } from './blobs.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store.ts';

export interface BlobStorage extends Server {
  /** A URL for the blob that lasts `settings.redirectLifetime` seconds. */
  sign(repository: string, digest: Digest): string;
}

export async function startStorage(settings: Settings, store: Store): Promise<BlobStorage> {
  const secret = randomBytes(16);
  const signature = (path: string, expires: string): string =>
    createHmac('sha256', secret).update(`${path}\n${expires}`).digest('hex');

  const answer = async ({ path, query, headers, ...rest }: Request): Promise<Reply> => {
    // S3 refuses a request that brings two kinds of proof.
    if (headers.authorization !== undefined) return failure(400, 'InvalidArgument');
    const expires = query.get('expires') ?? '';
    if (query.get('signature') !== signature(path, expires))
      return failure(403, 'SignatureDoesNotMatch');
    if (Number(expires) <= settings.now()) return failure(403, 'AccessDenied: Request has expired');
    const [, repository = '', digest = ''] = /^\/(.+)\/([^/]+)$/.exec(path) ?? [];
    const bytes = store.find(repository)?.blobs.get(digest as Digest);
    if (bytes === undefined) return failure(404, 'NoSuchKey');
    return part({ path, query, headers, ...rest }, bytes, {});
  };

  const server = await startServer(answer, () => settings.delay);
  // Another host name than the registry's: Go's HTTP client hands credentials on to another port.
  const host = server.host.replace('127.0.0.1', 'localhost');
  return {
    ...server,
    host,
    url: `http://${host}`,
    sign: (repository, digest) => {
      const path = `/${repository}/${digest}`;
      const expires = String(settings.now() + settings.redirectLifetime * 1000);
      return `http://${host}${path}?expires=${expires}&signature=${signature(path, expires)}`;
    },
  };
}

function failure(status: number, code: string): Reply {
  const body = Buffer.from(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
  return { status, headers: { 'content-type': 'application/xml' }, body };
}
