/** Routes the paths of distribution-spec to handlers. */

import { parseRepository } from '../../src/oci/reference.ts';
import { json, type Reply, type Request } from '../http/message.ts';
import type { Authority } from './auth.ts';
import { deleteBlob, getBlob, headBlob } from './blobs.ts';
import type { Call, Handler } from './call.ts';
import { deleteManifest, getManifest, putManifest } from './manifests.ts';
import { Problem } from './problem.ts';
import { listReferrers } from './referrers.ts';
import type { Action } from './settings.ts';
import { listTags } from './tags.ts';
import type { Scope } from './tokens.ts';
import { appendUpload, cancelUpload, finishUpload, startUpload, uploadStatus } from './uploads.ts';

interface Route {
  /** repository name, then tag, digest or session */
  readonly path: RegExp;
  readonly handlers: Readonly<Record<string, Handler>>;
}

// The more special first: a name may hold almost any path component.
const routes: readonly Route[] = [
  { path: /^\/v2\/(.+)\/blobs\/uploads\/?$/, handlers: { POST: startUpload } },
  {
    path: /^\/v2\/(.+)\/blobs\/uploads\/([^/]+)$/,
    handlers: {
      GET: uploadStatus,
      PATCH: appendUpload,
      PUT: finishUpload,
      DELETE: cancelUpload,
    },
  },
  {
    path: /^\/v2\/(.+)\/blobs\/([^/]+)$/,
    handlers: { GET: getBlob, HEAD: headBlob, DELETE: deleteBlob },
  },
  {
    path: /^\/v2\/(.+)\/manifests\/([^/]+)$/,
    handlers: {
      GET: getManifest,
      HEAD: getManifest,
      PUT: putManifest,
      DELETE: deleteManifest,
    },
  },
  { path: /^\/v2\/(.+)\/referrers\/([^/]+)$/, handlers: { GET: listReferrers } },
  { path: /^\/v2\/(.+)\/tags\/list$/, handlers: { GET: listTags } },
];

const actionsOf: Readonly<Record<string, readonly Action[]>> = {
  GET: ['pull'],
  HEAD: ['pull'],
  DELETE: ['delete'],
};

/** The parts of a registry that handlers work with. */
export type Parts = Omit<Call, 'request' | 'name' | 'reference' | 'identity'>;

export async function route(request: Request, parts: Parts, authority: Authority): Promise<Reply> {
  try {
    if (request.path === '/token') return await authority.token(request);
    if (request.path === '/v2/' || request.path === '/v2') {
      authority.identify(request, []);
      return json(200, {}, { 'docker-distribution-api-version': 'registry/2.0' });
    }
    return await dispatch(request, parts, authority);
  } catch (error) {
    if (error instanceof Problem) return error.reply;
    throw error;
  }
}

async function dispatch(request: Request, parts: Parts, authority: Authority): Promise<Reply> {
  for (const { path, handlers } of routes) {
    const [, name, reference = ''] = path.exec(request.path) ?? [];
    if (name === undefined) continue;
    checkName(name);
    const identity = authority.identify(request, scopesOf(request, name));
    const handler = handlers[request.method];
    if (handler === undefined) throw new Problem(405, 'UNSUPPORTED', 'method not allowed');
    const call = { ...parts, request, name, reference: decode(reference), identity };
    if (isRead(request)) assertShown(call);
    try {
      return await handler(call);
    } catch (error) {
      throw isHidden(error, call) ? new Problem(403, 'DENIED', 'not authorized') : error;
    }
  }
  return {
    status: 404,
    headers: { 'content-type': 'text/plain' },
    body: Buffer.from('404 page not found\n'),
  };
}

function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Throws for a repository that is hidden from this user. */
function assertShown({ settings, store, name, identity }: Call): void {
  const status = settings.hideRepositories;
  if (status === 'no' || store.find(name) !== undefined || identity.may(name, 'push')) return;
  throw new Problem(status, status === 401 ? 'UNAUTHORIZED' : 'DENIED', 'access denied');
}

function isHidden(error: unknown, { settings, request }: Call): boolean {
  if (!(error instanceof Problem) || error.reply.status !== 404 || !isRead(request)) return false;
  return request.path.includes(`/${settings.hideContent}/`);
}

/** A mount also reads the repository it takes the blob from; distribution asks for both in one challenge. */
function scopesOf({ method, query }: Request, repository: string): Scope[] {
  const from = method === 'POST' && query.has('mount') ? query.get('from') : null;
  const own: Scope = { repository, actions: actionsOf[method] ?? ['pull', 'push'] };
  return from === null ? [own] : [own, { repository: from, actions: ['pull'] }];
}

function checkName(name: string): void {
  try {
    parseRepository(`localhost/${name}`);
  } catch {
    throw new Problem(400, 'NAME_INVALID', 'invalid repository name');
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Problem(400, 'DIGEST_INVALID', 'the path is not well encoded');
  }
}
