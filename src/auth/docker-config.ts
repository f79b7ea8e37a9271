/** Docker's config.json and the auth.json of podman and its kin (containers-auth.json(5)). */

import { TrustError } from '../error.ts';
import { isObject, type JsonValue, readObject } from '../oci/json.ts';
import { parseRepository, type Repository } from '../oci/reference.ts';
import type { Credentials } from './credentials.ts';

export interface DockerConfig {
  /** helper for exactly this registry */
  helperFor(registry: string): string | undefined;
  /** helper for every other registry */
  readonly store?: string;
  /** what the file itself holds: the longest path wins, then the host */
  stored(repository: Repository): Credentials | undefined;
}

/**
 * Reads a file's text. Throws E_INPUT that names the file and the field, and never what it holds: even
 * a parser's complaint quotes the text around it.
 */
export function readDockerConfig(path: string, text: string): DockerConfig {
  const fail = (why: string): never => {
    throw new TrustError('E_INPUT', `${path}: ${why}`);
  };
  const config = readObject(Buffer.from(text)) ?? fail('it is not a strict JSON object');
  const auths = readMap(config['auths']) ?? fail('"auths" is not an object');
  const helpers = readMap(config['credHelpers']) ?? fail('"credHelpers" is not an object');
  const store = config['credsStore'] ?? undefined;
  if (store !== undefined && typeof store !== 'string') return fail('"credsStore" is not a text');

  return {
    ...(store === undefined || store === '' ? {} : { store }),
    helperFor(registry) {
      const helper = helpers.get(registry);
      if (helper === undefined || typeof helper === 'string') return helper;
      return fail('"credHelpers" holds something that is not a text');
    },
    stored({ registry, path: repository }) {
      for (const place of prefixes(`${registry}/${repository}`)) {
        const entry = auths.get(place);
        const found = entry === undefined ? undefined : readEntry(entry, place, fail);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

/** `host/a/b`, `host/a`, `host`: whole components, so that `host/team` is not `host/teammate`. */
function prefixes(place: string): string[] {
  const parts = place.split('/');
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('/'));
}

/** By normalised place; of two keys for one place the first counts, as the file has them in order. */
function readMap(value: JsonValue | undefined): Map<string, JsonValue> | undefined {
  if (value === undefined || value === null) return new Map();
  if (!isObject(value)) return undefined;
  const map = new Map<string, JsonValue>();
  for (const [key, entry] of Object.entries(value)) {
    const place = placeOf(key);
    if (entry !== undefined && place !== undefined && !map.has(place)) map.set(place, entry);
  }
  return map;
}

/**
 * `https://index.docker.io/v1/` and `docker.io` are one place, `https://ghcr.io` is `ghcr.io`. Compared
 * as a whole afterwards: part of a name is another host's name (threat 112).
 */
function placeOf(key: string): string | undefined {
  const place = key.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  const slash = place.indexOf('/');
  const host = slash < 0 ? place : place.slice(0, slash);
  const path = slash < 0 ? '' : place.slice(slash + 1);
  try {
    // A component on both sides, so that Docker Hub's names are recognised and "library/" never added.
    const { registry } = parseRepository(`${host}/a/b`);
    const isApi = path === '' || /^v[12]$/.test(path);
    return isApi ? registry : `${registry}/${path}`;
  } catch {
    return undefined;
  }
}

/** An entry without a secret, as `docker login` leaves it beside a helper, is no credentials. */
function readEntry(
  entry: JsonValue,
  place: string,
  fail: (why: string) => never,
): Credentials | undefined {
  if (!isObject(entry)) return fail(`the entry for ${place} is not an object`);
  const text = (field: string): string => {
    const value = entry[field] ?? '';
    return typeof value === 'string' ? value : fail(`${field} for ${place} is not a text`);
  };
  const registryToken = text('registrytoken');
  if (registryToken !== '') return { kind: 'bearer', token: registryToken };
  const { username, password } = decodeAuth(text('auth')) ?? fail(`auth for ${place} is malformed`);
  const name = username || text('username');
  const identity = text('identitytoken');
  if (identity !== '') {
    return { kind: 'identity', token: identity, ...(name === '' ? {} : { username: name }) };
  }
  const secret = password || text('password');
  return secret === '' ? undefined : { kind: 'basic', username: name, password: secret };
}

/** base64 of `user:password`, with or without padding; the password may hold colons. */
function decodeAuth(auth: string): { username: string; password: string } | undefined {
  if (auth === '') return { username: '', password: '' };
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(auth)) return undefined;
  const text = Buffer.from(auth, 'base64').toString();
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  // Docker pads with NULs, and cuts them off again (cli/config/configfile/file.go).
  return { username: text.slice(0, colon), password: text.slice(colon + 1).replace(/\0+$/, '') };
}
