/**
 * Reads and writes the ledger, the file with all releases. Drift checks compare registries with it. It is
 * reviewed and committed by the publisher; a drift check never changes it. Published as schema/ledger.json.
 */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Digest } from '../oci/digest.ts';
import {
  digest,
  fail,
  list,
  map,
  object,
  oneOf,
  optional,
  readJson,
  type Shape,
  sha256Hex,
  text,
} from '../oci/shape.ts';
import { compareVersions, isVersion } from './version.ts';

export const ledgerSchema = 'https://github.com/webdis/verify-action/schema/ledger/v1';

export interface Ledger {
  readonly schema: typeof ledgerSchema;
  /** version tags from this version on must be in `releases`; older ones are not checked */
  readonly from: string;
  /** by version, lowest first, each once */
  readonly releases: readonly Release[];
}

export interface Release {
  /** `0.1.24`: also its tag on every registry */
  readonly version: string;
  /** digest of the index */
  readonly digest: Digest;
  /** `linux/amd64` to the digest of its manifest */
  readonly platforms: Readonly<Record<string, Digest>>;
  /** every signature by `key` of any manifest of the image */
  readonly signatures: readonly RecordedSignature[];
  /** ISO 8601, UTC; absent if unknown */
  readonly released?: string;
  /** SHA-256 of the publisher's SubjectPublicKeyInfo, hex */
  readonly key: string;
}

interface RecordedSignature {
  /** digest of the signed manifest */
  readonly manifest: Digest;
  readonly format: 'legacy' | 'bundle';
  /** identifies the signature by content, the same on every registry; SignatureReport's */
  readonly identity: string;
}

const version: Shape<string> = (value, at) => {
  const written = text(value, at);
  return isVersion(written) ? written : fail(at, 'is not a version such as 1.2.3');
};

const time: Shape<string> = (value, at) => {
  const written = text(value, at);
  const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(written);
  return iso && !Number.isNaN(Date.parse(written))
    ? written
    : fail(at, 'is not a time such as 2026-01-31T12:00:00Z');
};

const release = object({
  version,
  digest,
  platforms: map(digest),
  signatures: list(object({ manifest: digest, format: oneOf('legacy', 'bundle'), identity: text })),
  released: optional(time),
  key: sha256Hex,
});

const shape = object({
  $schema: optional(text),
  schema: oneOf(ledgerSchema),
  from: version,
  releases: list(release),
});

/** Parses strictly, and sorts by version. Throws E_INPUT; the message names the field and `source`. */
export function parseLedger(bytes: Uint8Array, source: string): Ledger {
  try {
    const { schema, from, releases } = readJson(shape, bytes, 'the ledger', limits.fileJsonValues);
    const sorted = releases.map(toRelease).sort((a, b) => compareVersions(a.version, b.version));
    for (const [at, { version }] of sorted.entries()) {
      if (sorted[at + 1]?.version === version) fail('the ledger', `has two releases ${version}`);
    }
    return { schema, from, releases: sorted };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new TrustError('E_INPUT', `${source}: ${error.message}`);
  }
}

function toRelease({ platforms, released, ...rest }: ReturnType<typeof release>): Release {
  return {
    ...rest,
    platforms: Object.fromEntries(platforms),
    ...(released === undefined ? {} : { released }),
  };
}

/** Adds a release. Throws E_DRIFT if the version is there with another digest, unless `overwrite`. */
export function withRelease(ledger: Ledger, added: Release, overwrite = false): Ledger {
  const { version, digest } = added;
  const known = ledger.releases.find((one) => one.version === version);
  if (known !== undefined && known.digest !== digest && !overwrite) {
    const message = `the ledger has release ${version} with the digest ${known.digest}`;
    throw new TrustError('E_DRIFT', message, { digest, tag: version });
  }
  const others = ledger.releases.filter((one) => one !== known);
  const releases = [...others, added].sort((a, b) => compareVersions(a.version, b.version));
  return { ...ledger, releases };
}

/** Formats the ledger for reviews: indented, and the same ledger always gives the same bytes. */
export function formatLedger({ schema, from, releases }: Ledger): string {
  const written = releases.map(({ version, digest, released, key, platforms, signatures }) => ({
    version,
    digest,
    ...(released === undefined ? {} : { released }),
    key,
    platforms: sorted(platforms),
    signatures,
  }));
  return `${JSON.stringify({ schema, from, releases: written }, undefined, 2)}\n`;
}

/** Sorts the signatures of one manifest, so that the ledger is reproducible. */
export function byFormat(
  a: Release['signatures'][number],
  b: Release['signatures'][number],
): number {
  const [first, second] = [`${a.format} ${a.identity}`, `${b.format} ${b.identity}`];
  return first < second ? -1 : Number(first > second);
}

function sorted(platforms: Release['platforms']): Release['platforms'] {
  const compare = ([a]: [string, Digest], [b]: [string, Digest]) => (a < b ? -1 : 1);
  return Object.fromEntries(Object.entries(platforms).sort(compare));
}
