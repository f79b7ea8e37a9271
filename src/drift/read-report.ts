/** Reports that other jobs wrote: read as strictly as everything else that comes from outside. */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { JsonValue } from '../oci/json.ts';
import {
  boolean,
  count,
  digest,
  fail,
  list,
  map,
  object,
  oneOf,
  optional,
  quote,
  readJson,
  type Shape,
  text,
  tidy,
} from '../oci/shape.ts';
import { errorCodes } from '../verify/outcome.ts';
import { isMirrorCommand } from './commands.ts';
import { exitCodeOf, stateOf } from './conclude.ts';
import { type Difference, type DriftReport, driftReportSchema, type Shard } from './report.ts';
import { isIn, isShard } from './shard.ts';
import { signatureState } from './state.ts';

const state = oneOf('ok', 'drift', 'unreachable');
const code = oneOf(...errorCodes);
const shard: Shape<Shard> = (value, at) => {
  const part = object({ index: count, of: count })(value, at);
  return isShard(part) ? part : fail(at, 'is not a part of parts');
};

const policy = tidy(
  object({
    keys: list(
      tidy(
        object({
          fingerprint: text,
          algorithm: text,
          source: text,
          pinned: boolean,
          notAfter: optional(text),
        }),
      ),
    ),
    transparencyLog: oneOf('required', 'ignored'),
    trustedRoot: tidy(object({ source: text, date: optional(text) })),
    timestamps: oneOf('required', 'ignored'),
    attestationManifests: oneOf('reported', 'required'),
    parity: oneOf('auto', 'true', 'false'),
    platforms: list(text),
    annotations: asRecord(map(text)),
    expectedReference: optional(text),
    digest: optional(digest),
    signatureRepository: optional(text),
    requireReadableBy: optional(
      list(oneOf('cosign-2.5', 'podman', 'policy-controller', 'kyverno')),
    ),
  }),
);

/** Present or absent, and never false. */
const isTrue: Shape<true> = (value, at) => (value === true ? value : fail(at, 'is not true'));

const registry = tidy(
  object({
    name: text,
    state,
    requests: count,
    pulls: count,
    tagsLeftOut: optional(object({ older: count, others: count, names: list(text) })),
    insecure: optional(isTrue),
    quota: optional(object({ limit: count, remaining: count, seconds: count })),
  }),
);

const manifest = tidy(
  object({
    digest,
    role: oneOf('index', 'platform', 'attestation', 'image'),
    platforms: list(text),
    state,
    code: optional(code),
    signatures: list(signatureState),
  }),
);

const image = tidy(
  object({
    registry: text,
    state,
    tagDigest: optional(digest),
    looked: oneOf('verified', 'unchanged', 'nothing'),
    manifests: list(manifest),
    blobs: optional(object({ present: count, missing: list(digest) })),
    differences: list(text),
  }),
);

const release = tidy(
  object({ version: text, digest: optional(digest), state, images: list(image) }),
);

const difference = tidy(
  object({
    id: text,
    kind: oneOf(
      'tag-moved',
      'rolled-back',
      'tag-missing',
      'manifest-missing',
      'blob-missing',
      'signature-missing',
      'signature-added',
      'signature-bad',
      'tag-unknown',
      'latest-wrong',
    ),
    code,
    registry: text,
    version: optional(text),
    tag: optional(text),
    digest: optional(digest),
    platform: optional(text),
    expected: optional(text),
    found: optional(text),
    message: text,
    mend: optional(text),
    advice: optional(text),
  }),
);

const details = tidy(
  object({
    host: optional(text),
    repository: optional(text),
    digest: optional(text),
    tag: optional(text),
    status: optional(count),
    requestId: optional(text),
    url: optional(text),
  }),
);

const finding = tidy(
  object({
    severity: oneOf('error', 'warning', 'note'),
    code,
    message: text,
    advice: optional(text),
    image: optional(text),
    digest: optional(digest),
    platform: optional(text),
    details: optional(details),
  }),
);

const report: Shape<DriftReport> = tidy(
  object({
    schema: oneOf(driftReportSchema),
    tool: object({ name: text, version: text }),
    started: text,
    finished: text,
    state,
    exitCode,
    policy,
    ledger: optional(digest),
    shard: optional(shard),
    missingShards: list(shard),
    registries: list(registry),
    releases: list(release),
    differences: list(difference),
    unreachable: list(finding),
    notes: list(finding),
    unknownTags: list(text),
    requests: count,
  }),
);

function exitCode(value: JsonValue | undefined, at: string): DriftReport['exitCode'] {
  return value === 0 || value === 20 || value === 3 ? value : fail(at, 'is not 0, 20 or 3');
}

function asRecord<T>(shape: Shape<ReadonlyMap<string, T>>): Shape<Readonly<Record<string, T>>> {
  return (value, at) => Object.fromEntries(shape(value, at));
}

/** What a report concludes is what it tells, and it tells of its own part: else it is not one of ours. */
function assertConsistent(report: DriftReport): void {
  const { state, exitCode, differences, unreachable, missingShards, releases, shard } = report;
  const isWhole = unreachable.length > 0 || missingShards.length === 0;
  if (state !== stateOf(differences, unreachable) || exitCode !== exitCodeOf(state) || !isWhole) {
    fail('the report', `is ${state}, and tells something else`);
  }
  for (const difference of differences) assertCommand(report, difference);
  const foreign = releases.find(({ version }) => !isIn(shard, version));
  if (foreign !== undefined) {
    fail('the report', `is about ${quote(foreign.version)}, which is in another part`);
  }
}

/** People paste it: from whoever wrote the report, nothing is taken that this tool would not write. */
function assertCommand({ policy, registries }: DriftReport, difference: Difference): void {
  const { id, mend } = difference;
  if (mend === undefined || isMirrorCommand(mend, { difference, policy, registries })) return;
  fail(
    'the report',
    `has a command for ${quote(id)} that this tool does not write: ${quote(mend)}`,
  );
}

/** Throws E_INPUT, naming the field; `source` is what messages call the file. */
export function parseDriftReport(bytes: Uint8Array, source: string): DriftReport {
  try {
    const read = readJson(report, bytes, 'the report', limits.fileJsonValues);
    assertConsistent(read);
    return read;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new TrustError('E_INPUT', `${source}: ${error.message}`);
  }
}
