/** The services of a signing run: transparency logs, timestamp authorities, and the certificate authority. */

import { TrustError } from '../error.ts';
import { readBounded } from '../host/files.ts';
import { mayUse } from '../http/address.ts';
import { type FulcioClient, fulcioClient } from '../identity/fulcio.ts';
import { limits } from '../limits.ts';
import type { SignValues } from '../options/sign.ts';
import type { RegistryClientOptions } from '../registry/client.ts';
import { rekorV1 } from '../transparency/rekor-v1.ts';
import { rekorV2 } from '../transparency/rekor-v2.ts';
import type { LogClient } from '../transparency/service.ts';
import { type ChosenServices, chooseServices } from '../transparency/signing-config.ts';
import { type TimestampClient, timestampAuthority } from '../transparency/timestamp.ts';
import type { Host } from './connection.ts';

export type ServiceValues = Pick<
  SignValues,
  'rekorUrl' | 'rekorVersion' | 'signingConfig' | 'timestampUrl' | 'log' | 'keyless' | 'fulcioUrl'
>;

/** The public-good instance of Sigstore; its Rekor v2 changes its address every year. */
const publicGoodRekor = 'https://rekor.sigstore.dev';
export const publicGoodFulcio = 'https://fulcio.sigstore.dev';

/** Throws E_INPUT for a signing config that cannot be used, before anything is asked. */
export async function servicesOf(values: ServiceValues, now: Date): Promise<ChosenServices> {
  const { rekorUrl, rekorVersion, signingConfig, timestampUrl, log, keyless } = values;
  if (signingConfig !== undefined) {
    const bytes = await readBounded(signingConfig, limits.manifest, 'signing-config: the file');
    return chooseServices(bytes, signingConfig, now, keyless);
  }
  return {
    logs: log ? [{ url: rekorUrl ?? publicGoodRekor, version: rekorVersion ?? 1 }] : [],
    timestampUrls: timestampUrl === undefined ? [] : [timestampUrl],
    ...(keyless ? { fulcioUrl: values.fulcioUrl ?? publicGoodFulcio } : {}),
  };
}

export interface Services {
  readonly logs: readonly LogClient[];
  readonly timestamps: readonly TimestampClient[];
  /** for keyless signatures */
  readonly fulcio?: FulcioClient;
}

/** Throws E_INPUT for a URL that must not be used. */
export function openServices(
  { logs, timestampUrls, fulcioUrl }: ChosenServices,
  { transport, insecureHosts }: RegistryClientOptions,
  host: Host,
): Services {
  const checked = (url: string) => checkUrl(url, insecureHosts);
  return {
    logs: logs.map(({ url, version }) => {
      const open = version === 2 ? rekorV2 : rekorV1;
      return announced(open(checked(url), transport), host);
    }),
    timestamps: timestampUrls.map((url) => timestampAuthority(checked(url), transport)),
    ...(fulcioUrl === undefined ? {} : { fulcio: fulcioClient(checked(fulcioUrl), transport) }),
  };
}

/** A log may take seconds to answer, while nothing else happens. */
function announced(log: LogClient, { onWait }: Host): LogClient {
  return {
    ...log,
    testify: (content, publicKey) => {
      onWait?.(`waiting for the log ${new URL(log.url).host}`);
      return log.testify(content, publicKey);
    },
  };
}

/** The address, without slashes at its end. The report names it: it must contain no secret. */
export function checkUrl(
  text: string,
  insecureHosts: ReadonlySet<string>,
  what = 'a log, timestamp authority or certificate authority',
): string {
  const fail = (why: string): never => {
    throw new TrustError('E_INPUT', `${what}: ${why}`);
  };
  if (!URL.canParse(text)) return fail(`${JSON.stringify(text.slice(0, 300))} is not a URL`);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return fail(`the URL for ${url.host} may contain no credentials, no query and no fragment`);
  }
  if (!mayUse(url, insecureHosts)) {
    return fail(`${url.protocol}//${url.host} is not https (--insecure-registry allows http)`);
  }
  return text.replace(/\/+$/, '');
}
