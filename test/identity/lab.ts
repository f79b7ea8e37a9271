/**
 * A certificate authority and a certificate transparency log of our own, so that a negative can differ
 * from a good signature in exactly one thing. They sign whatever they are given.
 */

import { type KeyPairKeyObjectResult, sign } from 'node:crypto';
import { type IdentityInputs, readIdentityPolicies } from '../../src/identity/policy.ts';
import type { CertificatePolicy } from '../../src/identity/verify.ts';
import type { BundleCandidate, LegacyCandidate } from '../../src/signature/candidate.ts';
import { parseTrustedRoot, type TrustedRoot } from '../../src/transparency/trusted-root.ts';
import {
  annotationKeys,
  base64,
  type Json,
  removed,
  withAnnotations,
} from '../signature/support.ts';
import { certificatePem } from '../support/certificate.ts';
import {
  type BundleChanges,
  bundle,
  type LegacyChanges,
  legacy,
  log,
  log2,
  now,
  p256,
  rootJson,
  sha256,
  signedAt,
  TestSigner,
} from '../transparency/test-log.ts';

/** DER of one value. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const bytes = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : undefined;
  const head = [tag, ...(bytes ?? [0x82, length >> 8, length & 255])];
  return Buffer.concat([Buffer.from(head), content]);
}

export const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
export const utf8 = (text: string) => der(0x0c, Buffer.from(text));
export const octets = (...parts: readonly Uint8Array[]) => der(0x04, ...parts);
const bits = (...bytes: readonly number[]) => der(0x03, Buffer.from(bytes));

export function oid(text: string): Buffer {
  const [first = 0, second = 0, ...more] = text.split('.').map(Number);
  const bytes = more.flatMap((number) => {
    const groups = [number & 127];
    for (let rest = number >> 7; rest > 0; rest >>= 7) groups.unshift((rest & 127) | 128);
    return groups;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

export function name(text: string): Buffer {
  return sequence(der(0x31, sequence(oid('2.5.4.3'), utf8(text))));
}

function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/\.\d+|[-:T]/g, '');
  return der(0x17, Buffer.from(digits.slice(2)));
}

export interface Extension {
  readonly id: string;
  readonly critical?: boolean;
  /** DER of the value, without the octet string around it */
  readonly value: Uint8Array;
}

function extension({ id, critical, value }: Extension): Buffer {
  return sequence(oid(id), ...(critical ? [der(0x01, Buffer.from([0xff]))] : []), octets(value));
}

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

interface Content {
  readonly issuer: string;
  readonly subject: string;
  readonly from: Date;
  readonly until: Date;
  readonly spki: Uint8Array;
  readonly extensions: readonly Extension[];
}

function tbs({ issuer, subject, from, until, spki, extensions }: Content): Buffer {
  return sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([7])),
    ecdsaWithSha256,
    name(issuer),
    sequence(time(from), time(until)),
    subject === '' ? sequence() : name(subject),
    spki,
    der(0xa3, sequence(...extensions.map(extension))),
  );
}

function spkiOf(pair: KeyPairKeyObjectResult): Buffer {
  return pair.publicKey.export({ type: 'spki', format: 'der' });
}

export const ids = {
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  fulcio: '1.3.6.1.4.1.57264.1.',
  scts: '1.3.6.1.4.1.11129.2.4.2',
} as const;

/** The hash that the log uses, and what it says about hash and kind of key (RFC 5246 §7.4.1.4.1). */
interface SctAlgorithm {
  readonly hash: string;
  readonly kind: readonly [number, number];
}

export class CtLog {
  readonly #pair: KeyPairKeyObjectResult;

  constructor(pair = p256()) {
    this.#pair = pair;
  }

  get id(): Buffer {
    return sha256(spkiOf(this.#pair));
  }

  /** As a trusted root has it. */
  instance(validFor: Json = { start: '2026-01-01T00:00:00Z' }): Json {
    return {
      baseUrl: 'https://ct.test',
      hashAlgorithm: 'SHA2_256',
      publicKey: {
        rawBytes: base64(spkiOf(this.#pair)),
        keyDetails:
          this.#pair.publicKey.asymmetricKeyType === 'rsa'
            ? 'PKIX_RSA_PKCS1V15_2048_SHA256'
            : 'PKIX_ECDSA_P256_SHA_256',
        validFor,
      },
      logId: { keyId: base64(this.id) },
    };
  }

  /** A signed certificate timestamp; with an extension, as static-ct logs have it (the index of the leaf). */
  sct(
    issuer: Uint8Array,
    precertificate: Buffer,
    at: Date,
    { hash, kind }: SctAlgorithm = { hash: 'sha256', kind: [4, 3] },
  ): Buffer {
    const size = Buffer.alloc(3);
    size.writeUIntBE(precertificate.length, 0, 3);
    const when = Buffer.alloc(8);
    when.writeBigUInt64BE(BigInt(at.getTime()));
    const index = Buffer.from([0, 0, 5, 0, 0, 0, 0, 1]);
    const extensions = Buffer.concat([Buffer.from([0, index.length]), index]);
    const signed = Buffer.concat([
      Buffer.from([0, 0]),
      when,
      Buffer.from([0, 1]),
      sha256(issuer),
      size,
      precertificate,
      extensions,
    ]);
    const signature = sign(hash, signed, this.#pair.privateKey);
    const head = Buffer.from([...kind, signature.length >> 8, signature.length & 255]);
    return Buffer.concat([Buffer.from([0]), this.id, when, extensions, head, signature]);
  }
}

function list(...items: readonly Buffer[]): Buffer {
  const sized = (bytes: Buffer) =>
    Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
  return sized(Buffer.concat(items.map(sized)));
}

export const ctLog = new CtLog();

/** What a certificate of the lab says, and how it differs from a good one. */
export interface CertificateOptions {
  /** GeneralNames in DER; one URI by default */
  readonly names?: readonly Uint8Array[];
  /** number -> value; 8 and above are written as UTF8String */
  readonly claims?: Readonly<Record<number, string>>;
  readonly from?: Date;
  readonly until?: Date;
  readonly pair?: KeyPairKeyObjectResult;
  readonly spki?: Uint8Array;
  /** another digest than the pair's own curve asks for is not needed here */
  readonly keyUsage?: number;
  readonly usages?: readonly string[];
  readonly isCa?: boolean;
  /** instead of the one with the same id, or more */
  readonly extensions?: readonly Extension[];
  /** the logs that give timestamps; one by default */
  readonly ctLogs?: readonly CtLog[];
  /** of an SCT, after it was made */
  readonly sctAt?: Date;
  readonly without?: readonly string[];
  readonly algorithm?: Uint8Array;
}

export interface Issued {
  readonly der: Buffer;
  readonly pem: string;
  readonly signer: TestSigner;
}

export const uri = (text: string) => der(0x86, Buffer.from(text));
export const email = (text: string) => der(0x81, Buffer.from(text));

export const identity =
  'https://github.com/webdis/verify-action/.github/workflows/release.yml@refs/tags/v1.2.3';
export const issuer = 'https://token.actions.githubusercontent.com';
const own = 'https://github.com/webdis/verify-action';

/** What GitHub's tokens say, as far as it matters here. */
export const goodClaims: Readonly<Record<number, string>> = {
  1: issuer,
  2: 'push',
  3: 'a'.repeat(40),
  4: 'release',
  5: 'webdis/verify-action',
  6: 'refs/tags/v1.2.3',
  8: issuer,
  9: identity,
  11: 'github-hosted',
  12: own,
  13: 'a'.repeat(40),
  14: 'refs/tags/v1.2.3',
  15: '1001',
  16: 'https://github.com/webdis',
  17: '2002',
  20: 'push',
  21: `${own}/actions/runs/3/attempts/1`,
};

const minutes = (count: number) => new Date((signedAt + count * 60) * 1000);

/** A root and an intermediate, as Fulcio has them. */
export class TestAuthority {
  readonly name: string;
  readonly #root = p256();
  readonly #intermediate = p256();
  readonly #period: readonly [Date, Date];
  readonly chain: readonly Buffer[];

  constructor(
    label: string,
    period: readonly [Date, Date] = [new Date('2026-01-01'), new Date('2030-01-01')],
    extensions: readonly Extension[] = [],
  ) {
    this.name = `${label} intermediate`;
    this.#period = period;
    const root = `${label} root`;
    this.chain = [
      this.#ca(this.name, root, this.#intermediate, extensions),
      this.#ca(root, root, this.#root, []),
    ];
  }

  #ca(
    subject: string,
    by: string,
    pair: KeyPairKeyObjectResult,
    extensions: readonly Extension[],
  ): Buffer {
    const [from, until] = this.#period;
    const content = tbs({
      ...{ issuer: by, subject, from, until, spki: spkiOf(pair) },
      extensions: [
        {
          id: ids.basicConstraints,
          critical: true,
          value: sequence(der(0x01, Buffer.from([0xff]))),
        },
        { id: ids.keyUsage, critical: true, value: bits(1, 6) },
        ...extensions,
      ],
    });
    return signed(content, this.#root);
  }

  /** As a trusted root has it. */
  instance(validFor: Json = { start: '2026-01-01T00:00:00Z' }): Json {
    return {
      subject: { organization: 'test', commonName: this.name },
      uri: 'https://fulcio.test',
      certChain: { certificates: this.chain.map((rawBytes) => ({ rawBytes: base64(rawBytes) })) },
      validFor,
    };
  }

  issue(options: CertificateOptions = {}): Issued {
    const pair = options.pair ?? p256();
    const extensions = extensionsOf(options);
    const content = {
      ...{ issuer: this.name, subject: '' },
      from: options.from ?? minutes(-1),
      until: options.until ?? minutes(9),
      spki: options.spki ?? spkiOf(pair),
    };
    const precertificate = tbs({ ...content, extensions });
    const logs = options.ctLogs ?? [ctLog];
    const scts = logs.map((one) =>
      one.sct(spkiOf(this.#intermediate), precertificate, options.sctAt ?? minutes(-1)),
    );
    const all =
      scts.length === 0
        ? extensions
        : [...extensions, { id: ids.scts, value: octets(list(...scts)) }];
    const der = signed(tbs({ ...content, extensions: all }), this.#intermediate, options.algorithm);
    return { der, pem: certificatePem(der), signer: new TestSigner(pair) };
  }
}

function signed(
  content: Buffer,
  pair: KeyPairKeyObjectResult,
  algorithm: Uint8Array = ecdsaWithSha256,
): Buffer {
  const signature = sign('sha256', content, pair.privateKey);
  return sequence(content, algorithm, der(0x03, Buffer.from([0]), signature));
}

function extensionsOf({
  names = [uri(identity)],
  claims = goodClaims,
  keyUsage = 0x80,
  usages = [ids.codeSigning],
  isCa = false,
  extensions = [],
  without = [],
}: CertificateOptions): readonly Extension[] {
  const constraints = isCa ? [der(0x01, Buffer.from([0xff]))] : [];
  const own: readonly Extension[] = [
    { id: ids.keyUsage, critical: true, value: bits(0, keyUsage) },
    { id: ids.extendedKeyUsage, value: sequence(...usages.map(oid)) },
    { id: ids.basicConstraints, critical: true, value: sequence(...constraints) },
    { id: ids.subjectAltName, critical: true, value: sequence(...names) },
    ...Object.entries(claims).map(([number, value]) => ({
      id: `${ids.fulcio}${number}`,
      value: Number(number) < 8 ? Buffer.from(value) : utf8(value),
    })),
  ];
  const replaced = own.filter(
    ({ id }) => !without.includes(id) && !extensions.some((other) => other.id === id),
  );
  return [...replaced, ...extensions];
}

export const authority = new TestAuthority('lab');

export interface RootOptions {
  readonly authorities?: readonly Json[];
  readonly ctLogs?: readonly Json[];
  readonly logs?: readonly Json[];
  readonly name?: string;
}

export function rootWith({
  authorities = [authority.instance()],
  ctLogs = [ctLog.instance()],
  logs = [log.instance(), log2.instance()],
  name: source = 'lab root',
}: RootOptions = {}): TrustedRoot {
  const json = { ...rootJson(...logs), certificateAuthorities: authorities, ctlogs: ctLogs };
  return parseTrustedRoot(Buffer.from(JSON.stringify(json)), source);
}

const labRoot = rootWith();

export const workflowInputs: IdentityInputs = {
  githubWorkflow: ['webdis/verify-action/.github/workflows/release.yml@refs/tags/v1.2.3'],
};

export function labPolicy(
  inputs: IdentityInputs = workflowInputs,
  more: Partial<CertificatePolicy> = {},
): CertificatePolicy {
  return {
    identities: readIdentityPolicies(inputs),
    roots: [labRoot],
    transparencyLog: 'required',
    sct: 'required',
    timestamps: 'ignored',
    now,
    ...more,
  };
}

export interface SignedChanges extends BundleChanges {
  /** the certificate that the log entry names, if it is another */
  readonly logged?: Issued;
}

/** A bundle signed with a certificate, with a log entry of Rekor v1, which proves the time. */
export function signedBundle(issued: Issued, changes: SignedChanges = {}): BundleCandidate {
  const { logged = issued, ...more } = changes;
  const verifier: Json =
    changes.version === 'v2'
      ? {
          'spec.hashedRekordV002.signature.verifier': {
            keyDetails: 'PKIX_ECDSA_P256_SHA_256',
            x509Certificate: { rawBytes: base64(logged.der) },
          },
        }
      : { 'spec.signatures.0.verifier': base64(logged.pem) };
  return bundle({
    ...more,
    signer: issued.signer,
    body: { ...verifier, ...more.body },
    bundle: {
      'verificationMaterial.publicKey': removed,
      'verificationMaterial.certificate': { rawBytes: base64(issued.der) },
      ...more.bundle,
    },
  });
}

/** The same as a legacy layer. */
export function signedLegacy(
  issued: Issued,
  changes: LegacyChanges & { readonly logged?: Issued } = {},
): LegacyCandidate {
  const { logged = issued, ...more } = changes;
  const candidate = legacy({
    ...more,
    signer: issued.signer,
    body: { 'spec.signature.publicKey.content': base64(logged.pem), ...more.body },
  });
  return withAnnotations(candidate, { [annotationKeys.certificate]: issued.pem });
}
