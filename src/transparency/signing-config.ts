/** Signing configs, version 0.2 (protobuf-specs sigstore_trustroot.proto): which services to sign with. */

import { TrustError } from '../error.ts';
import {
  anything,
  count,
  list,
  object,
  oneOf,
  optional,
  type Read,
  readJson,
  text,
} from '../signature/shape.ts';

const service = object({
  url: text,
  majorApiVersion: count,
  validFor: object({ start: text, end: optional(text) }),
  operator: text,
});

const selection = object({
  selector: oneOf('ANY', 'ALL', 'EXACT'),
  count: optional(count),
});

const document = object({
  mediaType: oneOf('application/vnd.dev.sigstore.signingconfig.v0.2+json'),
  caUrls: optional(list(anything)),
  oidcUrls: optional(list(anything)),
  rekorTlogUrls: optional(list(service)),
  rekorTlogConfig: optional(selection),
  tsaUrls: optional(list(service)),
  tsaConfig: optional(selection),
});

type Service = Read<typeof service>;
type Selection = Read<typeof selection>;

export interface ChosenServices {
  readonly logs: readonly { readonly url: string; readonly version: 1 | 2 }[];
  readonly timestampUrls: readonly string[];
}

/** Chooses as sigstore-go does (pkg/root/signing_config.go). Throws E_INPUT. */
export function chooseServices(bytes: Uint8Array, source: string, now: Date): ChosenServices {
  let config: Read<typeof document>;
  try {
    config = readJson(document, bytes, 'signing config');
  } catch (error) {
    throw new TrustError('E_INPUT', `${source}: ${(error as Error).message}`, {}, error);
  }
  const logs = choose(config.rekorTlogUrls ?? [], config.rekorTlogConfig, [2, 1], now, source);
  const authorities = choose(config.tsaUrls ?? [], config.tsaConfig, [1], now, source);
  return {
    logs: logs.map(({ url, majorApiVersion }) => ({ url, version: majorApiVersion === 2 ? 2 : 1 })),
    timestampUrls: authorities.map(({ url }) => url),
  };
}

/**
 * The highest supported version that has a service which is valid now, the newest first, one for each
 * operator; of these all, one, or exactly as many as wanted.
 */
function choose(
  services: readonly Service[],
  wanted: Selection | undefined,
  versions: readonly number[],
  now: Date,
  source: string,
): readonly Service[] {
  const valid = services
    .filter(({ validFor }) => isNow(validFor, now))
    .sort((a, b) => Date.parse(b.validFor.start) - Date.parse(a.validFor.start));
  const version = versions.find((v) => valid.some(({ majorApiVersion }) => majorApiVersion === v));
  const candidates = valid
    .filter(({ majorApiVersion }) => majorApiVersion === version)
    .filter((one, at, all) => all.findIndex(({ operator }) => operator === one.operator) === at);
  if (services.length === 0) return [];
  if (candidates.length === 0) {
    throw new TrustError('E_INPUT', `${source} names no service that is valid now and supported`);
  }
  if (wanted?.selector === 'ALL') return candidates;
  const number = wanted?.selector === 'EXACT' ? (wanted.count ?? 0) : 1;
  if (candidates.length < number || number === 0) {
    throw new TrustError(
      'E_INPUT',
      `${source} asks for ${number} services, of which ${candidates.length} are there`,
    );
  }
  return candidates.slice(0, number);
}

function isNow({ start, end }: Service['validFor'], now: Date): boolean {
  return (
    Date.parse(start) <= now.getTime() && (end === undefined || now.getTime() <= Date.parse(end))
  );
}
