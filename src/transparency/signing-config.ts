/**
 * Chooses logs, timestamp authorities and the certificate authority from a signing config, version 0.2
 * (protobuf-specs sigstore_trustroot.proto).
 */

import { TrustError } from '../error.ts';
import type { JsonValue } from '../oci/json.ts';
import {
  anyObject,
  anything,
  count,
  fail,
  list,
  object,
  oneOf,
  optional,
  type Read,
  readJson,
  type Shape,
  text,
} from '../oci/shape.ts';
import { isWithin, validity } from './validity.ts';

const service = object({
  url: text,
  majorApiVersion: count,
  validFor: validity,
  operator: optional(text),
});

const selection = object({
  selector: optional(oneOf('SERVICE_SELECTOR_UNDEFINED', 'ALL', 'ANY', 'EXACT')),
  count: optional(count),
});

const mediaType = oneOf('application/vnd.dev.sigstore.signingconfig.v0.2+json');

const fields = object({
  mediaType,
  caUrls: optional(list(anything)),
  oidcUrls: optional(list(anything)),
  rekorTlogUrls: optional(list(service)),
  rekorTlogConfig: optional(selection),
  tsaUrls: optional(list(service)),
  tsaConfig: optional(selection),
});

/** Checks the media type first: errors about unknown fields of another version would be misleading. */
const signingConfig: Shape<Read<typeof fields>> = (value, at) => {
  mediaType(anyObject(value, at)['mediaType'], `${at}.mediaType`);
  return fields(value, at);
};

type ServiceConfig = Read<typeof service>;
type Selection = Read<typeof selection>;

export interface ChosenServices {
  readonly logs: readonly { readonly url: string; readonly version: 1 | 2 }[];
  readonly timestampUrls: readonly string[];
  /** of Fulcio; for keyless signatures */
  readonly fulcioUrl?: string;
}

/** Chooses as sigstore-go does (pkg/root/signing_config.go). Throws E_INPUT, with `source` in the message. */
export function chooseServices(
  bytes: Uint8Array,
  source: string,
  now: Date,
  keyless = false,
): ChosenServices {
  try {
    const config = readJson(signingConfig, bytes, 'signing config');
    const logs = choose('rekorTlog', config.rekorTlogUrls, config.rekorTlogConfig, [2, 1], now);
    const authorities = choose('tsa', config.tsaUrls, config.tsaConfig, [1], now);
    return {
      logs: logs.map(({ service: { url }, version }) => ({ url, version })),
      timestampUrls: authorities.map(({ service: { url } }) => url),
      ...(keyless ? { fulcioUrl: chooseFulcio(config.caUrls, now) } : {}),
    };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new TrustError('E_INPUT', `${source}: ${error.message}`, {}, error);
  }
}

/** Read for keyless signatures only. A config does not say how many to use: one is used. */
function chooseFulcio(services: JsonValue[] = [], now: Date): string {
  const caUrls = list(service)(services, 'signing config.caUrls');
  const any = { selector: 'ANY', count: undefined } as const;
  const [first] = choose('ca', caUrls, any, [1], now);
  return first?.service.url ?? fail('caUrls', 'name no certificate authority (Fulcio)');
}

interface Choice<V> {
  readonly service: ServiceConfig;
  readonly version: V;
}

/**
 * Takes the first of `versions` with a valid service, then the newest service of each operator, then as
 * many as the selector says. Throws SyntaxError.
 */
function choose<V extends number>(
  name: string,
  services: readonly ServiceConfig[] = [],
  selection: Selection = { selector: undefined, count: undefined },
  versions: readonly V[],
  now: Date,
): readonly Choice<V>[] {
  // A config without services means: do not log, or do not timestamp.
  if (services.length === 0) return [];
  const valid = services
    .filter(({ validFor }) => isWithin(validFor, now))
    .sort((a, b) => b.validFor.start.getTime() - a.validFor.start.getTime());
  const best = versions
    .map((version) => {
      const same = valid.filter(({ majorApiVersion }) => majorApiVersion === version);
      return onePerOperator(same).map((service) => ({ service, version }));
    })
    .find((found) => found.length > 0);
  if (best === undefined) {
    return fail(`${name}Urls`, 'has no service that is valid now and has a supported version');
  }
  return select(name, best, selection);
}

function onePerOperator(services: readonly ServiceConfig[]): readonly ServiceConfig[] {
  return [...Map.groupBy(services, ({ operator }) => operator).values()].flatMap(([newest]) =>
    newest === undefined ? [] : [newest],
  );
}

function select<T>(name: string, services: readonly T[], { selector, count }: Selection) {
  switch (selector) {
    case 'ALL':
      return services;
    case 'ANY':
      return services.slice(0, 1);
    case 'EXACT': {
      const required = count ?? 0;
      if (required > 0 && required <= services.length) return services.slice(0, required);
      return fail(
        `${name}Config`,
        `requires ${required} services, but there are ${services.length}`,
      );
    }
    default:
      return fail(`${name}Config`, 'does not say how many services to use');
  }
}
