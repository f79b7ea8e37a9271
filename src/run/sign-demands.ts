/** Reads from options what to sign and how, for signing and for a release. */

import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import { excusedBy } from '../identity/verify.ts';
import type { ConnectionValues } from '../options/connection.ts';
import type { SignValues } from '../options/sign.ts';
import type { SignOptions } from '../sign/options.ts';
import type { SignatureFormat } from '../signature/format.ts';
import type { ChosenServices } from '../transparency/signing-config.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';
import type { Host } from './connection.ts';
import { publicGoodFulcio } from './services.ts';
import { assertContains, newest, readTrustedRoot } from './trusted-root.ts';

type DemandValues = ConnectionValues &
  Pick<
    SignValues,
    | 'format'
    | 'annotations'
    | 'identity'
    | 'recursive'
    | 'trustedRoot'
    | 'signatureRepository'
    | 'requireReadableBy'
    | 'timestampUrl'
    | 'insecureIgnoreSct'
  >;

export type Demands = Omit<SignOptions, 'signer' | 'logs' | 'timestamps'>;

const formats: Record<SignValues['format'], readonly SignatureFormat[]> = {
  bundle: ['bundle'],
  legacy: ['legacy'],
  both: ['legacy', 'bundle'],
};

/** Throws E_INPUT for options that would fail only after a permanent log entry was made. */
export async function signDemandsOf(
  values: DemandValues,
  services: ChosenServices,
  host: Host,
): Promise<Demands> {
  const { annotations, recursive, identity, signatureRepository, requireReadableBy } = values;
  const demands = {
    formats: formats[values.format],
    ...{ annotations, recursive, ...defined({ identity, signatureRepository }) },
    ...(requireReadableBy.length === 0 ? {} : { requireReadableBy }),
    trustedRoot: await readTrustedRoot(values.trustedRoot, { values, host }),
  };
  checkTogether(demands, services, values);
  return demands;
}

function checkTogether(
  { formats, identity, trustedRoot }: Demands,
  { logs, timestampUrls, fulcioUrl }: ChosenServices,
  values: DemandValues,
): void {
  const legacy = formats.includes('legacy');
  const fail = (why: string): never => {
    throw new TrustError('E_INPUT', why);
  };
  if (identity !== undefined && !legacy) {
    fail('identity: bundles name none; it is for format legacy or both');
  }
  if (legacy && logs.some(({ version }) => version === 2)) {
    fail('format: legacy signatures need Rekor v1; Rekor v2 issues no signed entry timestamps');
  }
  if (!formats.includes('bundle') && values.timestampUrl !== undefined) {
    fail('timestamp-url: legacy signatures carry no timestamps; it is for format bundle or both');
  }
  if (values.trustedRoot === undefined || values.trustedRoot === newest) {
    assertKnown(trustedRoot, logs);
    assertPublicGood(trustedRoot, fulcioUrl);
  } else {
    const ignored = values.insecureIgnoreSct || excusedBy(trustedRoot) !== undefined;
    const sct = ignored ? 'ignored' : 'required';
    assertContains(trustedRoot, {
      logs: logs.length > 0,
      authorities: timestampUrls.length > 0,
      ...(fulcioUrl === undefined ? {} : { certificates: { only: true, sct, excuses: false } }),
    });
  }
}

function assertPublicGood({ source }: TrustedRoot, fulcioUrl = publicGoodFulcio): void {
  if (fulcioUrl.replace(/\/+$/, '') === publicGoodFulcio) return;
  const host = URL.canParse(fulcioUrl) ? new URL(fulcioUrl).host : fulcioUrl;
  throw new TrustError(
    'E_INPUT',
    `${source} does not contain the certificate authority ${host}: give the trusted-root that verifies its certificates`,
  );
}

function assertKnown({ logs: known, source }: TrustedRoot, logs: ChosenServices['logs']): void {
  for (const { url } of logs) {
    const host = URL.canParse(url) ? new URL(url).host : url;
    if (known.some((log) => log.host === host)) continue;
    throw new TrustError(
      'E_INPUT',
      `${source} does not contain the log ${host}: give the trusted-root that verifies its answers`,
    );
  }
}
