/** Attestations of our own on an image of two platforms, each different from a good one in one thing. */

import {
  artifact,
  attestationManifest,
  blob,
  index,
  manifest,
  type Part,
  platformImage,
  put,
  type Target,
} from '../../sandbox/images.ts';
import { readIdentityPolicies } from '../../src/identity/policy.ts';
import { type Digest, digestHex } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { parseRequirement } from '../../src/options/attestations.ts';
import { annotationKeys } from '../../src/signature/candidate.ts';
import { preAuthEncoding } from '../../src/signature/envelope.ts';
import { attestationTag, predicateTypeAnnotation } from '../../src/signature/store.ts';
import type { Policy } from '../../src/verify/policy.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import {
  authority,
  type CertificateOptions,
  identity,
  rootWith,
  signedBundle,
  workflowInputs,
} from '../identity/lab.ts';
import { base64, type Json } from '../signature/support.ts';
import { verify } from '../support/run.ts';
import { bundleBytes, bundleReferrer, testPolicy } from '../support/signer.ts';
import { log, pemOf, sha256, signedAt, signer, type TestSigner } from '../transparency/test-log.ts';

export const repository = 'a/b';
export const types = {
  slsa: 'https://slsa.dev/provenance/v1',
  slsa02: 'https://slsa.dev/provenance/v0.2',
  spdx: 'https://spdx.dev/Document',
} as const;

const platforms = ['linux/amd64', 'linux/arm64'].map((platform) => platformImage(platform));
export const image = index([...platforms, ...platforms.map((one) => attestationManifest(one))]);
export const [amd64, arm64, attestationOfAmd64] = image.children as [Part, Part, Part, Part];

export interface StatementOptions {
  readonly type?: string;
  /** JSON text of the predicate */
  readonly predicate?: string;
  /** of the statement, instead of the ones that it has */
  readonly fields?: Json;
}

/** The text of a statement as cosign writes it. */
export function statement(subject: Digest, options: StatementOptions = {}): string {
  const { type = types.spdx, predicate = '{"name":"webdis"}', fields = {} } = options;
  const head = JSON.stringify({
    _type: 'https://in-toto.io/Statement/v0.1',
    subject: [{ name: repository, digest: { sha256: digestHex(subject) } }],
    predicateType: type,
    ...fields,
  });
  return `${head.slice(0, -1)},"predicate":${predicate}}`;
}

export interface AttachOptions extends StatementOptions {
  /** the type in the annotation; default: that of the statement */
  readonly hint?: string;
  readonly signer?: TestSigner;
  /** what the statement is about, if it is another manifest */
  readonly about?: Digest;
  /** signed with a certificate of the lab */
  readonly certificate?: CertificateOptions;
  readonly payloadType?: string;
}

/** Attaches a bundle to `subject`, signed with the key of the tests, or with a certificate. */
export function attach(target: Target, subject: Digest, options: AttachOptions = {}): Digest {
  const { type = types.spdx, hint = type, about = subject, certificate, payloadType } = options;
  const made = {
    statement: Buffer.from(statement(about, options)),
    ...(options.signer && { signer: options.signer }),
    ...(payloadType && { payloadType }),
  };
  const bytes =
    certificate === undefined
      ? bundleBytes(subject, made)
      : signedBundle(authority.issue(certificate), made).bytes;
  return attachBytes(target, subject, bytes, hint);
}

export function attachBytes(
  target: Target,
  subject: Digest,
  bytes: Uint8Array,
  hint?: string,
): Digest {
  const annotations = {
    'dev.sigstore.bundle.content': 'dsse-envelope',
    ...(hint && { [predicateTypeAnnotation]: hint }),
  };
  return put(target, repository, bundleReferrer(subject, bytes, { annotations }));
}

export interface LayerOptions extends StatementOptions {
  readonly hint?: string;
  readonly kind?: 'dsse' | 'intoto/0.0.1' | 'intoto/0.0.2' | 'hashedrekord';
  /** of the entry, before the log signs it */
  readonly envelopeHash?: string;
  /** the timestamp of a digest, in DER */
  readonly stamp?: (digest: Uint8Array) => Buffer;
}

/** Writes the `.att` tag of `subject`: one layer, with an entry of this kind. */
export function putLayer(target: Target, subject: Digest, options: LayerOptions = {}): Digest {
  const { type = types.spdx, hint = type, kind = 'dsse' } = options;
  const payload = Buffer.from(statement(subject, options));
  const payloadType = 'application/vnd.in-toto+json';
  const signature = signer.sign(preAuthEncoding(payloadType, payload));
  const envelope = Buffer.from(
    JSON.stringify({
      payloadType,
      payload: base64(payload),
      signatures: [{ sig: base64(signature) }],
    }),
  );
  const hash = (bytes: Uint8Array) => ({
    algorithm: 'sha256',
    value: sha256(bytes).toString('hex'),
  });
  const verifier = base64(pemOf(signer.key.key));
  const envelopeHash = {
    ...hash(envelope),
    ...(options.envelopeHash && { value: options.envelopeHash }),
  };
  const specs: Readonly<Record<typeof kind, readonly [string, string, Json]>> = {
    dsse: [
      'dsse',
      '0.0.1',
      {
        envelopeHash,
        payloadHash: hash(payload),
        signatures: [{ signature: base64(signature), verifier }],
      },
    ],
    'intoto/0.0.1': [
      'intoto',
      '0.0.1',
      { content: { hash: envelopeHash, payloadHash: hash(payload) }, publicKey: verifier },
    ],
    'intoto/0.0.2': [
      'intoto',
      '0.0.2',
      {
        content: {
          envelope: {
            payloadType,
            signatures: [{ sig: base64(Buffer.from(base64(signature))), publicKey: verifier }],
          },
          hash: envelopeHash,
          payloadHash: hash(payload),
        },
      },
    ],
    hashedrekord: [
      'hashedrekord',
      '0.0.1',
      {
        data: { hash: hash(preAuthEncoding(payloadType, payload)) },
        signature: { content: base64(signature), publicKey: { content: verifier } },
      },
    ],
  };
  const [name, apiVersion, spec] = specs[kind];
  const entry: Json = {
    body: base64(JSON.stringify({ apiVersion, kind: name, spec })),
    integratedTime: signedAt,
    logIndex: 1234,
    logID: log.logId,
  };
  const rekor = JSON.stringify({ SignedEntryTimestamp: log.set(entry), Payload: entry });
  const annotations = {
    [annotationKeys.signature]: '',
    [annotationKeys.rekorBundle]: rekor,
    [annotationKeys.predicateType]: hint,
    ...(options.stamp && {
      [annotationKeys.timestamp]: JSON.stringify({
        SignedRFC3161Timestamp: base64(options.stamp(sha256(envelope))),
      }),
    }),
  };
  const layer = blob(envelope, mediaTypes.dsseEnvelope, { annotations });
  const made = manifest(blob(Buffer.from('{}'), mediaTypes.config), [layer]);
  return put(target, repository, made, attestationTag(subject));
}

/** What buildx would write about `about`, with these statements. */
export function buildxManifest(about: Digest, statements: readonly string[]): Part {
  const layers = statements.map((text) =>
    blob(Buffer.from(text), mediaTypes.inToto, {
      annotations: { 'in-toto.io/predicate-type': JSON.parse(text).predicateType },
    }),
  );
  const made = artifact('application/vnd.docker.attestation.manifest.v1+json', layers);
  return {
    ...made,
    entry: {
      ...made.entry,
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: {
        'vnd.docker.reference.type': 'attestation-manifest',
        'vnd.docker.reference.digest': about,
      },
    },
  };
}

export const labPolicy: Partial<Policy> = {
  ...testPolicy,
  keys: [],
  identities: readIdentityPolicies(workflowInputs),
  trustedRoots: [rootWith()],
};

/** A provenance as GitHub's actions write it, with changes of what it says. */
export function provenance(
  changes: {
    readonly repository?: string;
    readonly ref?: string;
    readonly commit?: string;
    readonly builder?: string;
  } = {},
): string {
  const own = 'https://github.com/webdis/verify-action';
  const {
    repository: url = own,
    ref = 'refs/tags/v1.2.3',
    commit = 'a'.repeat(40),
    builder = identity,
  } = changes;
  return JSON.stringify({
    buildDefinition: {
      buildType: 'https://actions.github.io/buildtypes/workflow/v1',
      externalParameters: {
        workflow: { ref, repository: url, path: '.github/workflows/release.yml' },
      },
      internalParameters: {},
      resolvedDependencies: [{ uri: `git+${url}@${ref}`, digest: { gitCommit: commit } }],
    },
    runDetails: { builder: { id: builder }, metadata: { startedOn: '2026-06-30T00:00:00Z' } },
  });
}

/** Asks for these attestations alone. */
export async function ask(
  host: string,
  requirements: string | readonly string[],
  policy: Partial<Policy> = {},
): Promise<VerifyReport> {
  const lines = typeof requirements === 'string' ? [requirements] : requirements;
  return verify(`${host}/${repository}:1`, {
    ...testPolicy,
    attestations: { requirements: lines.map(parseRequirement), signatures: 'ignored' },
    ...policy,
  });
}
