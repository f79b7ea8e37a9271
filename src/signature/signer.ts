/** Who signed, and who may: a signer is compared, named and read from JSON here alone. It is a key or an identity. */

import {
  boolean,
  type Infer,
  map,
  object,
  oneOf,
  optional,
  sha256,
  text,
  time,
  union,
} from '../oci/document.ts';
import { keyAlgorithm, type VerificationKey } from './key.ts';

const keyFields = {
  kind: oneOf('key'),
  /** SHA-256 of the SubjectPublicKeyInfo in DER, lower-case hex. */
  fingerprint: sha256,
  /** Kind of key. */
  algorithm: keyAlgorithm,
};

/** A public key. */
export const keySigner = object(keyFields, {
  /** How the user named it: a path, env://NAME, the bundled webdis.pub. Absent in the ledger and in drift reports. */
  name: optional(text),
});

const identityFields = {
  kind: oneOf('identity'),
  /** The subject alternative name of the certificate: the URI of a workflow, an e-mail address. */
  identity: text,
  /** The OIDC issuer that vouched for the identity. */
  issuer: text,
};

/** Whom a certificate names. */
export const identitySigner = object(identityFields, {
  /**
   * What else the certificate says, by name: source-repository, source-ref, run-invocation and others. Absent in the
   * ledger and in drift reports.
   */
  claims: optional(map(text)),
});

/** Who made a signature. */
export const signer = union('kind', keySigner, identitySigner);
export type Signer = Infer<typeof signer>;
export type KeySigner = Infer<typeof keySigner>;
export type IdentitySigner = Infer<typeof identitySigner>;

/** A public key whose signatures count. */
export const trustedKey = object(keyFields, {
  /** How the user named it: a path, env://NAME, the bundled webdis.pub. */
  name: text,
  /**
   * Whether it was compared with a fingerprint: one that the user gave, or the published one of the bundled
   * key. If not, anyone who can change its source chooses the key.
   */
  pinned: boolean,
  /** Signatures by this key need a proven time before this. */
  notAfter: optional(time),
});

/** An identity whose signatures count. */
export const trustedIdentity = object(identityFields, {
  /**
   * How `identity` is compared.
   * - `exact`: it is the whole name.
   * - `any-ref`: it is the text before the last @ of the name.
   * - `pattern`: it is a regular expression.
   */
  identityMatch: oneOf('exact', 'any-ref', 'pattern'),
  /** How `issuer` is compared. */
  issuerMatch: oneOf('exact', 'pattern'),
  /** Claims that the certificate must have, by name. */
  claims: map(text),
});
export interface TrustedIdentity extends Infer<typeof trustedIdentity> {}

/** A signer whose signatures count. */
export const trustedSigner = union('kind', trustedKey, trustedIdentity);
export type TrustedSigner = Infer<typeof trustedSigner>;
export type TrustedKey = Infer<typeof trustedKey>;

/** The same text for the same signer, in every run and every document. */
export function signerId(signer: Signer): string {
  return signer.kind !== 'identity'
    ? `key:${signer.fingerprint}`
    : `identity:${signer.issuer} ${signer.identity}`;
}

export function sameSigner(a: Signer, b: Signer): boolean {
  return signerId(a) === signerId(b);
}

/** What is the same in every run: a name is how one user calls a key, and claims are about one run. */
export function withoutName(signer: Signer): Signer {
  if (signer.kind === 'identity') {
    const { kind, identity, issuer } = signer;
    return { kind, identity, issuer };
  }
  const { kind, fingerprint, algorithm } = signer;
  return { kind, fingerprint, algorithm };
}

export function signerOf({ fingerprint, algorithm, source }: VerificationKey): KeySigner {
  return { kind: 'key', fingerprint, algorithm, name: source };
}

export function trustedSignerOf(key: VerificationKey): TrustedKey {
  const { fingerprint, algorithm, source, pinned, notAfter } = key;
  return {
    kind: 'key',
    fingerprint,
    algorithm,
    name: source,
    pinned,
    ...(notAfter === undefined ? {} : { notAfter: notAfter.toISOString() }),
  };
}

/** In full, for an error: `key c921…`, `https://github.com/… of https://token.actions.githubusercontent.com`. */
export function describeSigner(signer: Signer): string {
  return signer.kind !== 'identity'
    ? `key ${signer.fingerprint}`
    : `${signer.identity} of ${signer.issuer}`;
}

/** Where there is little room, after what kind of signer it is: `c921084265695461`, `release.yml of webdis/webdis at refs/tags/v1.2.3`. */
export function shortSigner(signer: Signer): string {
  return signer.kind !== 'identity'
    ? signer.fingerprint.slice(0, 16)
    : shortSubject(signer.identity);
}

/** `c921084265695461 (webdis.pub)`, where the name is the user's; `… (token.actions.githubusercontent.com)`. */
export function longSigner(signer: Signer): string {
  const short = shortSigner(signer);
  if (signer.kind === 'identity') return `${short} (${hostOf(signer.issuer)})`;
  return signer.name === undefined ? short : `${short} (${signer.name})`;
}

/** The kind in front of one of the texts above: `key c921084265695461`. The name of an identity needs none. */
export function withKind({ kind }: Pick<Signer, 'kind'>, text: string): string {
  return kind === 'identity' ? text : `key ${text}`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host || url : url;
}

const workflow = /^https:\/\/github\.com\/([^/]+\/[^/]+)\/\.github\/workflows\/([^@/]+)@(.+)$/;

/** `release.yml of webdis/webdis at refs/tags/v1.2.3` for a GitHub workflow; other subjects are returned unchanged. */
export function shortSubject(subject: string): string {
  const [, repository, file, ref] = workflow.exec(subject) ?? [];
  return repository === undefined ? subject : `${file} of ${repository} at ${ref}`;
}
