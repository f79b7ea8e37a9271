/** Runs that make attestations in the world of test/sign, and what they leave behind. */

import { attestImages } from '../../src/attest/attest.ts';
import { readPredicate } from '../../src/attest/predicate.ts';
import type { AttestedReport, AttestReport } from '../../src/attest/report.ts';
import type { Source } from '../../src/attest/subjects.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { parsePlatform } from '../../src/oci/platform.ts';
import { parseReference } from '../../src/oci/reference.ts';
import { createWritingClient } from '../../src/registry/writing-client.ts';
import type { SigningOptions } from '../../src/sign/options.ts';
import type { SignContext } from '../../src/sign/state.ts';
import type { SigningKey } from '../../src/signature/private-key.ts';
import {
  type AttestationStatement,
  parseAttestationStatement,
  signaturePredicate,
} from '../../src/signature/statement.ts';
import { attestationTag, predicateTypeAnnotation } from '../../src/signature/store.ts';
import { rekorV1 } from '../../src/transparency/rekor-v1.ts';
import { rekorV2 } from '../../src/transparency/rekor-v2.ts';
import { path, type World } from '../sign/support.ts';
import { connection } from '../support/connection.ts';

export const spdx = 'https://spdx.dev/Document';
export const slsa = 'https://slsa.dev/provenance/v1';

function predicate(text: string, type = slsa) {
  return readPredicate(type, Buffer.from(text), 'predicate');
}

export const aboutManifest = (text = '{"a":1}', type = slsa): Source => ({
  kind: 'manifest',
  predicate: predicate(text, type),
});

export function onPlatforms(
  texts: Readonly<Record<string, string>>,
  partial = false,
  type = spdx,
): Source {
  const predicates = Object.entries(texts).map(([platform, text]) => ({
    platform: parsePlatform(platform),
    predicate: predicate(text, type),
  }));
  return { kind: 'platforms', predicates, partial };
}

export interface Attesting {
  readonly log?: 'v1' | 'v2' | 'none';
  readonly key?: SigningKey;
  readonly options?: Partial<SigningOptions>;
  readonly context?: Partial<SignContext>;
  readonly reference?: string;
}

/** One run with a client of its own, as a process has. */
export async function attest(
  { name, image, v1, v2, key, root }: World,
  source: Source | readonly Source[],
  running: Attesting = {},
): Promise<AttestReport> {
  const { log = 'v1', reference = `${name}@${image.digest}` } = running;
  const pause = async () => {};
  const made = connection({ pause });
  const { transport } = made;
  const logs = {
    ...{ none: [], v1: [rekorV1(v1.url, transport)], v2: [rekorV2(v2.url, transport)] },
  }[log];
  const options: SigningOptions = {
    signer: { kind: 'key', key: running.key ?? key },
    formats: ['bundle'],
    logs,
    timestamps: [],
    trustedRoot: root,
    ...running.options,
  };
  try {
    return await attestImages(
      [{ text: reference, reference: parseReference(reference) }],
      [source].flat(),
      options,
      {
        registry: createWritingClient(made),
        now: () => new Date(),
        pause,
        tool: { name: 'test', version: '0' },
        ...running.context,
      },
    );
  } finally {
    transport.close();
  }
}

/** The states of all attestations, in the order of the plan. */
export function states(report: AttestReport): AttestedReport['state'][] {
  return attested(report).map(({ state }) => state);
}

export function attested({ images }: AttestReport): readonly AttestedReport[] {
  return images.flatMap(({ manifests }) => manifests.flatMap(({ attestations }) => attestations));
}

export function findingsOf({ images }: AttestReport) {
  return images.flatMap(({ findings }) => findings);
}

/** What errors and warnings say, with code and advice. */
export function said(report: AttestReport): string {
  return findingsOf(report)
    .map(({ code, message, advice = '' }) => `${code}: ${message} (${advice})`)
    .join('\n');
}

/** The statements in the registry about one manifest, in bundles and under the `.att` tag. */
export function statementsAbout(
  { registry: { store } }: Pick<World, 'registry'>,
  subject: Digest,
  name = path,
): { readonly bundles: AttestationStatement[]; readonly legacy: AttestationStatement[] } {
  const held = store.repository(name);
  const json = (bytes: Uint8Array | undefined) =>
    bytes === undefined ? {} : JSON.parse(Buffer.from(bytes).toString());
  const bundles = held.referrers(subject).flatMap(({ digest, annotations }) => {
    const type = annotations?.[predicateTypeAnnotation];
    if (type === undefined || type === signaturePredicate) return [];
    const [layer] = json(held.manifest(digest)?.bytes).layers;
    const { payload } = json(held.blobs.get(layer.digest)).dsseEnvelope;
    return [parseAttestationStatement(Buffer.from(payload, 'base64'))];
  });
  const layers = json(held.manifest(attestationTag(subject))?.bytes).layers ?? [];
  const legacy = layers.map(({ digest }: { readonly digest: Digest }) =>
    parseAttestationStatement(Buffer.from(json(held.blobs.get(digest)).payload, 'base64')),
  );
  return { bundles, legacy };
}
