/**
 * Verifies that an image has the attestations that are required: on its index, or on every platform.
 *
 * An attestation counts as a signature does: by a signer of the policy, with log and time. Loaded only by runs
 * that ask for attestations.
 */

import { limiter } from '../async.ts';
import { readBuildxStatements } from '../attestation/buildx.ts';
import { isKeyNamed } from '../attestation/check.ts';
import {
  type AttestationDiscovery,
  type AttestationSearch,
  discoverAttestations,
  discoverAttestationsByFallbackTag,
  type UnusableAttestation,
} from '../attestation/discover.ts';
import type {
  AttestationReport,
  AttestationStore,
  RequirementReport,
} from '../attestation/report.ts';
import { type AttestationRequirement, isWanted } from '../attestation/requirement.ts';
import { TrustError } from '../error.ts';
import type { ImageNode, ImageTree } from '../image/tree.ts';
import { limits } from '../limits.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import { quote } from '../oci/shape.ts';
import type { AttestationCandidate } from '../signature/candidate.ts';
import { signerId } from '../signature/signer.ts';
import { signaturePredicate } from '../signature/statement.ts';
import {
  disagreement,
  envelopeIn,
  failureOf,
  type Maker,
  otherPayload,
  readStatement,
} from './attested-statement.ts';
import { checkMaker, signedAt } from './candidate.ts';
import { describeNode, finding, manifestFields } from './finding.ts';
import type { ManifestVerdict, VerdictContext } from './manifest.ts';
import { isUndetermined } from './outcome.ts';
import type { AttestationPolicy, Policy } from './policy.ts';
import type { Finding } from './report.ts';
import { type Checked, type Found, judge, nodeName, resultOf } from './requirement.ts';

export interface Attested {
  readonly byManifest: ReadonlyMap<Digest, readonly AttestationReport[]>;
  readonly requirements: readonly RequirementReport[];
  readonly findings: readonly Finding[];
}

/** Where the statements go that count, before it is known whether the image verifies. */
export type SaveStatement = (
  statement: { readonly name: string; readonly type: string; readonly digest: Digest },
  bytes: Uint8Array,
) => Promise<void>;

/** @param signatures verdicts about attestation manifests of buildx, whose signer vouches for what is in them */
export type CheckAttestations = (
  tree: ImageTree,
  context: VerdictContext,
  signatures: Promise<readonly ManifestVerdict[]>,
) => Promise<Attested>;

/** Throws E_INPUT for a requirement that no signer of the policy can meet. */
export function attestationCheck(policy: Policy, save?: SaveStatement): CheckAttestations {
  const { attestations } = policy;
  if (attestations === undefined) throw new RangeError('the policy asks for no attestations');
  for (const { by, text } of attestations.requirements) {
    if (by === undefined || policy.identities.length > 0) continue;
    if (
      policy.keys.some(({ source, fingerprint }) => isKeyNamed({ name: source, fingerprint }, by))
    )
      continue;
    const names = policy.keys.map(({ source }) => source).join(', ');
    throw new TrustError(
      'E_INPUT',
      `attestations: ${quote(text)}: by names none of the keys (${names})`,
    );
  }
  const large = limiter(1);
  const fetch: AttestationSearch<unknown>['fetch'] = (size, task) =>
    size > limits.bundle ? large(task) : task();
  return (tree, context, signatures) =>
    new Look(tree, context, attestations, { signatures, fetch, ...(save && { save }) }).run();
}

interface Sources {
  readonly signatures: Promise<readonly ManifestVerdict[]>;
  readonly fetch: AttestationSearch<unknown>['fetch'];
  readonly save?: SaveStatement;
}

class Look {
  readonly #tree: ImageTree;
  readonly #context: VerdictContext;
  readonly #policy: AttestationPolicy;
  readonly #sources: Sources;

  constructor(
    tree: ImageTree,
    context: VerdictContext,
    policy: AttestationPolicy,
    sources: Sources,
  ) {
    this.#tree = tree;
    this.#context = context;
    this.#policy = policy;
    this.#sources = sources;
  }

  async run(): Promise<Attested> {
    const { requirements } = this.#policy;
    const places = requirements.map((requirement) => this.#placesOf(requirement));
    const nodes = requirements.length === 0 ? this.#all() : [...new Set(places.flat())];
    const looks = await Promise.all(nodes.map((node) => this.#find(node)));
    const found = new Map(looks.map((look) => [look.node.digest, look]));
    const judged = requirements.map((requirement, at) =>
      judge(
        requirement,
        (places[at] ?? []).flatMap(({ digest }) => found.get(digest) ?? []),
        this.#context,
      ),
    );
    const warnings = new Set(
      looks.flatMap(({ checked }) => checked.flatMap((one) => one.warnings)),
    );
    return {
      byManifest: new Map(
        looks.map(({ node, checked }) => [node.digest, checked.map(({ report }) => report)]),
      ),
      requirements: judged.map(({ report }) => report),
      findings: [
        ...judged.flatMap(({ findings }) => findings),
        ...(requirements.length === 0 ? looks.flatMap(unreadIn) : []),
        ...[...warnings].map((text) => finding('E_IDENTITY', text, { severity: 'warning' })),
      ],
    };
  }

  #all(): readonly ImageNode[] {
    return this.#tree.nodes.filter(({ role, depth }) => depth === 0 || role === 'platform');
  }

  #placesOf({ on }: AttestationRequirement): readonly ImageNode[] {
    const [root] = this.#tree.nodes;
    const all = this.#all();
    if (on === 'index' || root.role === 'image') return [root];
    return on === 'platforms' ? all.filter(({ role }) => role === 'platform') : all;
  }

  async #find(node: ImageNode): Promise<Found> {
    const { fetch } = this.#sources;
    const wants = (type: string) => this.#wants(type);
    const search: AttestationSearch<Checked | undefined> = {
      ...{ repository: this.#context.signatures, subject: node.digest, wants, fetch },
      read: (candidate) => this.#check(node, candidate),
    };
    const [stored, inIndex] = await Promise.all([
      discoverAttestations(search),
      this.#fromBuildx(node),
    ]);
    const first = together(node, inIndex.unsigned, [stored, ...inIndex.found]);
    if (stored.listedByApi === undefined || this.#isComplete(first)) return first;
    const more = await discoverAttestationsByFallbackTag(search, stored.listedByApi);
    return together(node, inIndex.unsigned, [stored, ...inIndex.found, more]);
  }

  #wants(type: string): boolean {
    const { requirements } = this.#policy;
    return requirements.length === 0 ? type !== signaturePredicate : isWanted(type, requirements);
  }

  /** Whether a second list could change nothing. */
  #isComplete(found: Found): boolean {
    return this.#policy.requirements
      .filter((requirement) => this.#placesOf(requirement).includes(found.node))
      .every((requirement) => resultOf(requirement, found, this.#context).outcome === 'verified');
  }

  async #fromBuildx(node: ImageNode) {
    const nodes = this.#tree.nodes.filter(
      ({ role, about }) => role === 'attestation' && about === node.digest,
    );
    if (nodes.length === 0) return { unsigned: 0, found: [] };
    const verdicts = await this.#sources.signatures;
    const signed = nodes.map((manifest) => {
      const verdict = verdicts.find(({ node: { digest } }) => digest === manifest.digest)?.report;
      const signatures = verdict?.signatures.filter(({ good }) => good) ?? [];
      return { manifest, verdict, signatures };
    });
    const vouched = signed.filter(({ signatures }) => signatures.length > 0);
    const unread = signed.flatMap(({ manifest, verdict, signatures }) =>
      signatures.length === 0 && verdict?.outcome === 'undetermined'
        ? [unreadSignatures(manifest, verdict)]
        : [],
    );
    const { repository } = this.#context;
    const { fetch } = this.#sources;
    const found = await Promise.all(
      vouched.map(async ({ manifest, signatures }) => {
        const signers = new Map(
          signatures.flatMap(({ signer, signed = [] }) =>
            signer === undefined
              ? []
              : [[signerId(signer), { signer, times: [signed].flat() }] as const],
          ),
        );
        const search = { fetch, wants: (type: string) => this.#wants(type) };
        const read = (bytes: Uint8Array) =>
          Promise.all(
            [...signers.values()].map(({ signer, times }) =>
              this.#checked(node, { store: 'buildx', manifest: manifest.digest }, bytes, {
                ...{ signer, times, warnings: [] },
              }),
            ),
          );
        const result = await readBuildxStatements(repository, manifest, search, read);
        return { ...result, found: result.found.flat() };
      }),
    );
    const unsigned = nodes.length - vouched.length - unread.length;
    return { unsigned, found: [...found, { found: [], unusable: unread, otherTypes: [] }] };
  }

  #check(node: ImageNode, candidate: AttestationCandidate): Promise<Checked | undefined> {
    const { policy, now } = this.#context;
    const store = candidate.format === 'bundle' ? 'bundle' : 'tag';
    const envelope = envelopeIn(candidate);
    const where = { store, manifest: candidate.manifest } as const;
    const made = checkMaker(candidate, policy, now);
    const failure = made.good ? otherPayload(envelope) : failureOf(made);
    return this.#checked(node, where, envelope.payload, {
      times: made.good ? made.times() : [],
      warnings: made.warnings ?? [],
      ...(made.signer && { signer: made.signer }),
      ...(failure && { failure }),
    });
  }

  /** undefined: it is a signature. */
  async #checked(
    node: ImageNode,
    where: { readonly store: AttestationStore; readonly manifest: Digest },
    bytes: Uint8Array,
    made: Maker,
  ): Promise<Checked | undefined> {
    const statement = digestOf(bytes);
    const base = { ...where, statement, size: bytes.length };
    const said = readStatement(bytes, node.digest);
    if ('type' in said && said.type === signaturePredicate) return undefined;
    const problem =
      made.failure ??
      ('problem' in said ? said.problem : undefined) ??
      disagreement(said.facts, made.signer);
    const good = problem === undefined;
    const named = {
      ...('type' in said ? { type: said.type } : {}),
      ...(said.facts && { facts: said.facts }),
      ...(made.signer && { signer: made.signer }),
      ...signedAt(made.times),
    };
    if (good && 'type' in said) {
      await this.#sources.save?.(
        { name: nodeName(node), type: said.type, digest: statement },
        bytes,
      );
    }
    const why = problem && { code: problem.code, message: problem.message };
    return {
      report: { ...base, good, ...why, ...named },
      warnings: good ? made.warnings : [],
    };
  }
}

/** Of a list that requires nothing: what it lacks must be known. */
function unreadIn({ node, unusable }: Found): readonly Finding[] {
  const error = unusable.map((one) => one.error).find(isUndetermined);
  if (error === undefined) return [];
  const message = `the attestations of ${describeNode(node)} could not all be read: ${error.message}`;
  return [finding(error.code, message, { ...manifestFields(node), details: error.details })];
}

function unreadSignatures(
  { digest }: ImageNode,
  { code = 'E_LIMIT' }: ManifestVerdict['report'],
): UnusableAttestation {
  const error = new TrustError(code, 'the signatures of its attestation manifest are not known');
  return { store: 'buildx', manifest: digest, error };
}

type Discovered = Pick<
  AttestationDiscovery<Checked | undefined>,
  'found' | 'unusable' | 'otherTypes'
>;

function together(node: ImageNode, unsigned: number, parts: readonly Discovered[]): Found {
  const checked = parts.flatMap(({ found }) => found).filter((one) => one !== undefined);
  return {
    ...{ node, unsigned },
    checked: checked.toSorted(byGoodness),
    unusable: parts.flatMap((part) => part.unusable),
    otherTypes: parts.flatMap((part) => part.otherTypes),
  };
}

/** Good ones first, then by content, so that reports are reproducible. */
function byGoodness({ report: a }: Checked, { report: b }: Checked): number {
  return (
    Number(b.good) - Number(a.good) ||
    (a.type ?? '').localeCompare(b.type ?? '') ||
    a.manifest.localeCompare(b.manifest) ||
    (a.statement ?? '').localeCompare(b.statement ?? '')
  );
}
