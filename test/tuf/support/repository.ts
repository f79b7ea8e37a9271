/** A TUF repository: metadata that is signed here, and a server on loopback that misbehaves on demand. */

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { TufRepository } from '../../../src/tuf/client.ts';
import { atEnd } from '../../support/at-end.ts';
import { certificate, key as tlsKey } from '../../support/tls-certificate.ts';

const roles = ['root', 'timestamp', 'snapshot', 'targets'] as const;
type Role = (typeof roles)[number];
type Json = Readonly<Record<string, unknown>>;

export interface Signer {
  readonly id: string;
  readonly publicKey: Json;
  readonly privateKey: KeyObject;
}

export function newSigner(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const hex = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
  const published = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: hex } };
  return { id: sha256(canonical(published)), publicKey: published, privateKey };
}

/** Metadata as a publisher holds it; `files` signs it anew. */
export class TufPublisher {
  target: Buffer;
  /** who signs each role, as the root says */
  signers: Record<Role, Signer>;
  /** in whose place another signs */
  readonly forgers: Partial<Record<Role, Signer>> = {};
  readonly versions: Record<Role, number> = { root: 1, timestamp: 1, snapshot: 1, targets: 1 };
  readonly expires: Record<Role, string>;
  /** added to what a role signs */
  readonly extra: Partial<Record<Role, Json>> = {};
  /** root metadata by version: what was published stays */
  readonly roots = new Map<number, Buffer>();

  constructor(target: Buffer) {
    this.target = target;
    const each = <T>(make: () => T) =>
      Object.fromEntries(roles.map((role) => [role, make()])) as Record<Role, T>;
    this.signers = each(newSigner);
    this.expires = each(() => '2100-01-01T00:00:00Z');
    this.#publishRoot(this.signers.root);
  }

  /** A new version of everything but the root. */
  release(target: Buffer): void {
    this.target = target;
    for (const role of ['timestamp', 'snapshot', 'targets'] as const) this.versions[role] += 1;
  }

  /** A new root, with new keys for some roles. @param also who signs it in addition to its own key; default: the key before */
  rotate(changed: readonly Role[], also: Signer = this.signers.root): void {
    this.versions.root += 1;
    this.signers = { ...this.signers };
    for (const role of changed) this.signers[role] = newSigner();
    this.#publishRoot(also);
  }

  #publishRoot(also: Signer): void {
    const keys = Object.values(this.signers).map(({ id, publicKey }) => [id, publicKey]);
    const entries = roles.map((role) => [role, { keyids: [this.signers[role].id], threshold: 1 }]);
    const signed = this.#signed('root', {
      consistent_snapshot: true,
      keys: Object.fromEntries(keys),
      roles: Object.fromEntries(entries),
    });
    const by = new Set([this.signers.root, also]);
    this.roots.set(this.versions.root, envelope(signed, [...by]));
  }

  #signed(type: Role, more: Json): Json {
    const common = { _type: type, spec_version: '1.0.31', version: this.versions[type] };
    return { ...common, expires: this.expires[type], ...more, ...this.extra[type] };
  }

  /** Every file by its path. */
  get files(): Map<string, Buffer> {
    const by = (role: Role) => [this.forgers[role] ?? this.signers[role]];
    const digest = sha256(this.target);
    const described = { length: this.target.length, hashes: { sha256: digest } };
    const targets = envelope(
      this.#signed('targets', { targets: { 'trusted_root.json': described } }),
      by('targets'),
    );
    const snapshot = envelope(
      this.#signed('snapshot', { meta: { 'targets.json': meta(targets, this.versions.targets) } }),
      by('snapshot'),
    );
    const timestamp = envelope(
      this.#signed('timestamp', {
        meta: { 'snapshot.json': meta(snapshot, this.versions.snapshot) },
      }),
      by('timestamp'),
    );
    return new Map([
      ...[...this.roots].map(([version, bytes]) => [`${version}.root.json`, bytes] as const),
      ['timestamp.json', timestamp],
      [`${this.versions.snapshot}.snapshot.json`, snapshot],
      [`${this.versions.targets}.targets.json`, targets],
      [`targets/${digest}.trusted_root.json`, this.target],
    ]);
  }

  /** What a user has who trusts the first root. */
  at(url: string): TufRepository {
    const root = this.roots.get(1);
    if (root === undefined) throw new RangeError('there is no first root');
    return { name: 'the root of the test', mirror: new URL(url), root };
  }
}

function meta(bytes: Buffer, version: number): Json {
  return { version, length: bytes.length, hashes: { sha256: sha256(bytes) } };
}

function envelope(signed: Json, signers: readonly Signer[]): Buffer {
  const bytes = Buffer.from(canonical(signed));
  const signatures = signers.map(({ id, privateKey }) => ({
    keyid: id,
    sig: sign(null, bytes, privateKey).toString('hex'),
  }));
  return Buffer.from(JSON.stringify({ signed, signatures }));
}

/** Canonical JSON, for texts without control characters. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** What a path answers in place of its file. */
type Misbehaviour = number | 'endless' | Buffer;

export interface TufServer {
  /** with a slash at its end */
  readonly url: string;
  readonly requests: readonly string[];
  /** by a pattern for the path */
  readonly misbehave: Map<RegExp, Misbehaviour>;
  /** bytes that were sent in an endless answer */
  readonly endless: number;
  stop(): void;
}

/** Serves what `files` returns at each request, below `/tuf/`. */
export async function serveTuf(
  t: TestContext,
  files: () => ReadonlyMap<string, Buffer>,
  { tls = false } = {},
): Promise<TufServer> {
  const requests: string[] = [];
  const misbehave = new Map<RegExp, Misbehaviour>();
  const state = { endless: 0 };
  const answer = (url: string, response: ServerResponse) => {
    const path = url.replace(/^\/tuf\//, '');
    requests.push(path);
    const [, odd] = [...misbehave].find(([pattern]) => pattern.test(path)) ?? [];
    if (odd === 'endless') return flood(response, state);
    if (typeof odd === 'number') return void response.writeHead(odd).end('no');
    const file = odd ?? files().get(path);
    if (file === undefined) return void response.writeHead(404).end('no such file');
    response.end(file);
  };
  const listener = ({ url = '' }: { url?: string | undefined }, response: ServerResponse) =>
    answer(url, response);
  const server = tls
    ? createTlsServer({ key: tlsKey, cert: certificate }, listener)
    : createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  atEnd(t, stop);
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}/tuf/`,
    requests,
    misbehave,
    get endless() {
      return state.endless;
    },
    stop,
  };
}

function flood(response: ServerResponse, state: { endless: number }): void {
  const chunk = Buffer.alloc(65_536, ' ');
  const more = () => {
    if (response.destroyed) return;
    state.endless += chunk.length;
    if (response.write(chunk)) setImmediate(more);
    else response.once('drain', more);
  };
  more();
}
