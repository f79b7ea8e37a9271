/** Reads the public keys of a run, before any registry is contacted. */

import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import type { Transport } from '../http/request.ts';
import { about } from '../options/about.ts';
import type { KeySource } from '../options/keys.ts';
import { assertFingerprints, parsePublicKey, type VerificationKey } from '../signature/key.ts';
import type { Policy } from '../verify/policy.ts';
import type { Host } from './connection.ts';
import { readKeyFrom } from './key-source.ts';
import { maskPrivateKeys } from './mask.ts';

interface KeyValues {
  /** undefined: the included key of Webdis, which must match Webdis's fingerprint; none if identities are given */
  readonly keys: readonly KeySource[] | undefined;
  /** none: any key */
  readonly keyFingerprints: readonly string[];
}

/** Every key must match one of the fingerprints, if there are any. Throws E_KEY, without key material. */
export async function readKeys(
  { keys: sources, keyFingerprints }: KeyValues,
  identities: Policy['identities'],
  host: Pick<Host, 'env' | 'onSecret'>,
  transport: Transport,
): Promise<readonly VerificationKey[]> {
  if (sources === undefined && identities.length > 0) {
    if (keyFingerprints.length === 0) return [];
    throw new TrustError('E_INPUT', 'key-fingerprint: no key is given, only an identity');
  }
  const read = (source: KeySource) => readKey(source, keyFingerprints, host, transport);
  const keys = sources === undefined ? includedKeys() : await Promise.all(sources.map(read));
  if (keyFingerprints.length === 0) return keys;
  about('key-fingerprint', () => assertFingerprints(keys, keyFingerprints));
  return keys.map(pinned);
}

const pinned = (key: VerificationKey): VerificationKey => ({ ...key, pinned: true });

function includedKeys(): readonly VerificationKey[] {
  const keys = [parsePublicKey(webdisKey, 'the bundled webdis.pub')];
  assertFingerprints(keys, [webdisFingerprint]);
  return keys.map(pinned);
}

async function readKey(
  source: KeySource,
  fingerprints: readonly string[],
  { env, onSecret }: Pick<Host, 'env' | 'onSecret'>,
  transport: Transport,
): Promise<VerificationKey> {
  if ('pem' in source) {
    // A private key is refused (threat 74); it must not appear in a log.
    maskPrivateKeys(source.pem, onSecret);
    return parsePublicKey(source.pem, source.name);
  }
  const { location, notAfter } = source;
  const fetch = (url: URL, limit: number) => fetchKey(transport, url, limit);
  const bytes = await readKeyFrom(location, fingerprints, { env, fetch });
  const text = Buffer.from(bytes).toString('latin1');
  maskPrivateKeys(text, onSecret);
  return { ...parsePublicKey(text, location), ...defined({ notAfter }) };
}

async function fetchKey(transport: Transport, url: URL, limit: number): Promise<Uint8Array> {
  const { status, body } = await transport.request({ method: 'GET', url }, limit);
  if (status === 200) return body;
  throw new TrustError('E_KEY', `${url.origin}${url.pathname} answered ${status}, not a key`);
}

/** Their names in reports. */
export const webdisRepositories: readonly string[] = [
  'docker.io/nicolas/webdis',
  'public.ecr.aws/nicolas/webdis',
];

/** The same text as webdis.pub at the top of the repository; a test compares them. */
export const webdisKey = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEv+3gf5PY6a//3lhmkiGL1ux1QQyC
tAXBl6xupT/1dtejIf/NxyfPN//2OJinS3aHFDHMc3URSoInxdWhAN8Fig==
-----END PUBLIC KEY-----
`;

/** SHA-256 of the DER key, published by Webdis. */
export const webdisFingerprint = 'c921084265695461eef46c6a5953b3dfc501c0f6f82f54ff05bdddb65670bc59';
