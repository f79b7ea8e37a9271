/** Which logs and timestamp authorities a signature goes to. */

import { TrustError } from '../error.ts';
import { readBounded } from '../host/files.ts';
import { mayUse } from '../http/address.ts';
import { limits } from '../limits.ts';
import { parseChoice } from '../options/lists.ts';
import type { RegistryClientOptions } from '../registry/client.ts';
import { rekorV1 } from '../transparency/rekor-v1.ts';
import { rekorV2 } from '../transparency/rekor-v2.ts';
import type { LogClient } from '../transparency/service.ts';
import { type ChosenServices, chooseServices } from '../transparency/signing-config.ts';
import { type TimestampClient, timestampAuthority } from '../transparency/timestamp.ts';
import type { RunOptions } from './connection.ts';

/** As written; an empty string stands for "not given". */
export interface ServiceWords {
  readonly rekorUrl: string;
  readonly rekorVersion: string;
  readonly signingConfig: string;
  readonly timestampUrl: string;
  readonly log: boolean;
}

/** The public-good instance of Sigstore; its Rekor v2 changes its address every year. */
const publicGoodRekor = 'https://rekor.sigstore.dev';

/** Throws E_INPUT, naming the words that contradict each other, before anything is asked. */
export async function readServices(words: ServiceWords, now: Date): Promise<ChosenServices> {
  const { rekorUrl, rekorVersion, signingConfig, timestampUrl, log } = words;
  const given = [
    ...(rekorUrl === '' ? [] : ['rekor-url']),
    ...(rekorVersion === '' ? [] : ['rekor-version']),
    ...(timestampUrl === '' ? [] : ['timestamp-url']),
    ...(log ? [] : ['no-log']),
  ];
  if (signingConfig !== '') {
    if (given.length > 0) exclusive('signing-config', given);
    const bytes = await readBounded(signingConfig, limits.manifest, 'signing-config: the file');
    return chooseServices(bytes, signingConfig, now);
  }
  const ofLog = given.filter((name) => name.startsWith('rekor-'));
  if (!log && ofLog.length > 0) exclusive('no-log', ofLog);
  if (rekorUrl === '' && rekorVersion !== '') {
    throw new TrustError('E_INPUT', 'rekor-version says which API rekor-url has: give both');
  }
  const version = parseChoice(rekorVersion || '1', ['1', '2'], 'rekor-version') === '1' ? 1 : 2;
  return {
    logs: log ? [{ url: rekorUrl || publicGoodRekor, version }] : [],
    timestampUrls: timestampUrl === '' ? [] : [timestampUrl],
  };
}

function exclusive(name: string, others: readonly string[]): never {
  throw new TrustError('E_INPUT', `${name} and ${others.join(', ')} exclude each other`);
}

export interface Services {
  readonly logs: readonly LogClient[];
  readonly timestamps: readonly TimestampClient[];
}

/** Throws E_INPUT for an address that must not be asked. */
export function openServices(
  { logs, timestampUrls }: ChosenServices,
  { transport, insecureHosts }: RegistryClientOptions,
  options: RunOptions,
): Services {
  const checked = (url: string) => checkUrl(url, insecureHosts);
  return {
    logs: logs.map(({ url, version }) => {
      const open = version === 2 ? rekorV2 : rekorV1;
      return announced(open(checked(url), transport), options);
    }),
    timestamps: timestampUrls.map((url) => timestampAuthority(checked(url), transport)),
  };
}

/** A log may take seconds to answer, while nothing else happens. */
function announced(log: LogClient, { onWait }: RunOptions): LogClient {
  return {
    ...log,
    testify: (content, publicKey) => {
      onWait?.(`waiting for the log ${new URL(log.url).host}`);
      return log.testify(content, publicKey);
    },
  };
}

/** What is asked stands in the report: nothing secret may be in it. */
function checkUrl(text: string, insecureHosts: ReadonlySet<string>): string {
  const fail = (why: string): never => {
    throw new TrustError('E_INPUT', `a log or timestamp authority: ${why}`);
  };
  if (!URL.canParse(text)) return fail(`${JSON.stringify(text.slice(0, 300))} is not a URL`);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return fail(`the URL for ${url.host} may hold no credentials, no query and no fragment`);
  }
  if (!mayUse(url, insecureHosts)) {
    return fail(`${url.protocol}//${url.host} is not https (--insecure-registry allows http)`);
  }
  return text.replace(/\/+$/, '');
}
