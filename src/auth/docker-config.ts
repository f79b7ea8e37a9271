/** Reads Docker's config.json and the auth.json of Podman, Skopeo and Buildah (containers-auth.json(5)). */

import { TrustError } from '../error.ts';
import { isObject, type JsonValue, readObject } from '../oci/json.ts';
import { parseRepository, type Repository } from '../oci/reference.ts';
import type { Credentials } from './credentials.ts';

export interface DockerConfig {
  /** helper for exactly this registry */
  helperFor(registry: string): string | undefined;
  /** helper for every other registry */
  readonly store?: string;
  /** from the file itself: the longest path wins, then the host */
  stored(repository: Repository): Credentials | undefined;
}

/**
 * Throws E_INPUT with the file and the field, and never the content: even the message of a parser quotes
 * the text around the error.
 */
export function readDockerConfig(path: string, text: string): DockerConfig {
  const fail = (why: string): never => {
    throw new TrustError('E_INPUT', `${path}: ${why}`);
  };
  const config = readObject(Buffer.from(text)) ?? fail('it is not a strict JSON object');
  const auths = readMap(config['auths']) ?? fail('"auths" is not an object');
  const helpers = readMap(config['credHelpers']) ?? fail('"credHelpers" is not an object');
  const store = config['credsStore'] ?? undefined;
  if (store !== undefined && typeof store !== 'string') return fail('"credsStore" is not a string');

  return {
    ...(store === undefined || store === '' ? {} : { store }),
    helperFor(registry) {
      const helper = helpers.get(registry);
      if (helper === undefined || typeof helper === 'string') return helper;
      return fail('"credHelpers" has a value that is not a string');
    },
    stored({ registry, path: repository }) {
      for (const location of prefixes(`${registry}/${repository}`)) {
        const entry = auths.get(location);
        const found = entry === undefined ? undefined : readEntry(entry, location, fail);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

/** `host/a/b`, `host/a`, `host`: whole components, so that `host/team` is not `host/teammate`. */
function prefixes(location: string): string[] {
  const parts = location.split('/');
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('/'));
}

/** By normalised key; of two keys for the same registry the first counts. */
function readMap(value: JsonValue | undefined): Map<string, JsonValue> | undefined {
  if (value === undefined || value === null) return new Map();
  if (!isObject(value)) return undefined;
  const map = new Map<string, JsonValue>();
  for (const [key, entry] of Object.entries(value)) {
    const location = normalisedKey(key);
    if (entry !== undefined && location !== undefined && !map.has(location))
      map.set(location, entry);
  }
  return map;
}

/**
 * `https://index.docker.io/v1/` and `docker.io` are the same registry, `https://ghcr.io` is `ghcr.io`. Keys
 * are compared as a whole: part of a name is another host's name (threat 112).
 */
function normalisedKey(key: string): string | undefined {
  const location = key.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  const slash = location.indexOf('/');
  const host = slash < 0 ? location : location.slice(0, slash);
  const path = slash < 0 ? '' : location.slice(slash + 1);
  try {
    // With two components, so that "library/" is not added on Docker Hub.
    const { registry } = parseRepository(`${host}/a/b`);
    const isApi = path === '' || /^v[12]$/.test(path);
    return isApi ? registry : `${registry}/${path}`;
  } catch {
    return undefined;
  }
}

/** undefined: an entry without a secret, which `docker login` leaves when it uses a helper. */
function readEntry(
  entry: JsonValue,
  location: string,
  fail: (why: string) => never,
): Credentials | undefined {
  if (!isObject(entry)) return fail(`the entry for ${location} is not an object`);
  const text = (field: string): string => {
    const value = entry[field] ?? '';
    return typeof value === 'string' ? value : fail(`${field} for ${location} is not a string`);
  };
  const registryToken = text('registrytoken');
  if (registryToken !== '') return { kind: 'bearer', token: registryToken };
  const { username, password } =
    decodeAuth(text('auth')) ?? fail(`auth for ${location} is malformed`);
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
