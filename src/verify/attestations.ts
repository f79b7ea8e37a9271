/**
 * Verifies that an image has the attestations that are required: on its index, or on every platform.
 *
 * An attestation counts as a signature does: by a signer of the policy, with log and time. Loaded only by runs
 * that ask for attestations.
 */

import { limiter } from '../async.ts';
import { contradiction } from '../attestation/agreement.ts';
import { readBuildxStatements } from '../attestation/buildx.ts';
import { isKeyNamed, whyNot } from '../attestation/check.ts';
import {
  type AttestationDiscovery,
  type AttestationSearch,
  discoverAttestations,
  discoverAttestationsByFallbackTag,
  type UnusableAttestation,
} from '../attestation/discover.ts';
import { type Facts, readFacts } from '../attestation/facts.ts';
import type {
  AttestationReport,
  AttestationStore,
  RequirementReport,
  RequirementResult,
} from '../attestation/report.ts';
import {
  type AttestationRequirement,
  isOfType,
  isWanted,
  typeName,
} from '../attestation/requirement.ts';
import { isTrustError, TrustError } from '../error.ts';
import { accepts } from '../identity/trusted.ts';
import type { ImageNode, ImageTree } from '../image/tree.ts';
import { limits } from '../limits.ts';
import { type Digest, digestAlgorithm, digestHex, digestOf } from '../oci/digest.ts';
import { formatPlatform } from '../oci/platform.ts';
import { quote } from '../oci/shape.ts';
import type { AttestationCandidate } from '../signature/candidate.ts';
import type { Envelope } from '../signature/envelope.ts';
import { predicateTypeName } from '../signature/predicate-type.ts';
import { envelopeOf } from '../signature/signed-content.ts';
import { describeSigner, type Signer, signerId } from '../signature/signer.ts';
import {
  parseAttestationStatement,
  signaturePredicate,
  statementPayloadType,
} from '../signature/statement.ts';
import { checkMaker, signedAt } from './candidate.ts';
import { describeNode, finding, manifestFields } from './finding.ts';
import type { ManifestVerdict, VerdictContext } from './manifest.ts';
import { firstFailure } from './no-signature.ts';
import { isUndetermined } from './outcome.ts';
import { type AttestationPolicy, describeSigners, type Policy } from './policy.ts';
import type { Finding } from './report.ts';

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

interface Checked {
  readonly report: AttestationReport;
  readonly warnings: readonly string[];
}

/** What one manifest has. */
interface Found {
  readonly node: ImageNode;
  readonly checked: readonly Checked[];
  readonly unusable: AttestationDiscovery<Checked>['unusable'];
  readonly otherTypes: readonly string[];
  /** attestation manifests of buildx without a signature that counts */
  readonly unsigned: number;
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
      this.#judge(
        requirement,
        (places[at] ?? []).flatMap(({ digest }) => found.get(digest) ?? []),
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
      .every((requirement) => this.#result(requirement, found).outcome === 'verified');
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

  #judge(
    requirement: AttestationRequirement,
    found: readonly Found[],
  ): { readonly report: RequirementReport; readonly findings: readonly Finding[] } {
    const { text, type, on } = requirement;
    const results = found.map((one) => ({ node: one.node, ...this.#result(requirement, one) }));
    const unmet = results.filter(({ outcome }) => outcome !== 'verified');
    const isMet =
      results.length > 0 && (on === 'any' ? unmet.length < results.length : unmet.length === 0);
    const undetermined = unmet.find(({ outcome }) => outcome === 'undetermined');
    const outcome = isMet
      ? 'verified'
      : undetermined === undefined ||
          (on !== 'any' && unmet.some(({ outcome }) => outcome === 'rejected'))
        ? 'rejected'
        : 'undetermined';
    const manifests = results.map(
      ({ node, missing: _, advice: _a, ...result }): RequirementResult => ({
        digest: node.digest,
        name: nodeName(node),
        ...result,
      }),
    );
    const report = { requirement: text, type, on, outcome, manifests } as const;
    if (isMet) return { report, findings: [] };
    if (results.length === 0) {
      const message = `no ${typeName(requirement)} attestation on any platform: the index lists none`;
      return { report, findings: [finding('E_ATTESTATION', message, { missing: true })] };
    }
    const reported =
      on === 'any' ? [undetermined ?? unmet.find(({ missing }) => !missing) ?? unmet[0]] : unmet;
    return {
      report,
      findings: reported.flatMap((result) => {
        if (result?.code === undefined || result.message === undefined) return [];
        const { node, code, missing, advice } = result;
        const elsewhere = on === 'any' && missing ? ', nor anywhere else in the image' : '';
        return [
          finding(code, `${result.message}${elsewhere}`, {
            ...manifestFields(node),
            ...(missing && { missing }),
            ...(advice && { advice }),
          }),
        ];
      }),
    };
  }

  #result(
    requirement: AttestationRequirement,
    { node, checked, unusable, otherTypes, unsigned }: Found,
  ): Pick<Finding, 'missing' | 'advice'> &
    Pick<RequirementResult, 'outcome' | 'statement' | 'code' | 'message'> {
    const { now, policy } = this.#context;
    const name = typeName(requirement);
    const what = describeNode(node);
    const ofType = checked
      .map(({ report }) => report)
      .filter(({ type }) => type === undefined || isOfType(type, requirement.type));
    const whys = ofType.map((report) => ({ report, why: whyNot(requirement, report, now) }));
    const met = whys.flatMap(({ report, why }) => (why === undefined ? [report] : []));
    const lacking = lackingSigners(met, requirement, policy);
    const [first] = met;
    if (first?.statement !== undefined && lacking.length === 0) {
      return { outcome: 'verified', statement: first.statement };
    }
    const possible = unusable.filter(
      ({ declared }) => declared === undefined || isOfType(declared, requirement.type),
    );
    const unread = possible.find(({ error }) => isUndetermined(error));
    const limited = whys.find(
      ({ report }) => report.code !== undefined && isUndetermined({ code: report.code }),
    );
    if (unread !== undefined || limited?.report.code !== undefined) {
      const code = unread?.error.code ?? limited?.report.code ?? 'E_LIMIT';
      const why = unread?.error.message ?? limited?.why;
      return {
        outcome: 'undetermined',
        code,
        message: `the attestations of ${what} could not all be read: ${why}`,
      };
    }
    const bad = (why: string) =>
      ({
        outcome: 'rejected',
        code: 'E_ATTESTATION',
        message: `${what} has a ${name} attestation, but none that counts: ${why}`,
      }) as const;
    if (first !== undefined) {
      return bad(`each signer must have signed, and there is none by ${lacking.join(' and by ')}`);
    }
    // One that counts, and says something else than required, explains most.
    const best = whys.find(({ report }) => report.good) ?? whys[0];
    if (best?.why !== undefined) {
      const others = whys.length > 1 ? ` (the best of ${whys.length})` : '';
      return bad(`${best.why}${others}`);
    }
    const broken = possible[0];
    if (broken !== undefined) return bad(broken.error.message);
    return {
      outcome: 'rejected',
      code: 'E_ATTESTATION',
      missing: true,
      ...missing(what, name, otherTypes, unsigned, checked),
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

/** Who made an attestation, and why that does not count. */
interface Maker {
  readonly signer?: Signer;
  readonly times: readonly string[];
  readonly warnings: readonly string[];
  readonly failure?: Pick<Finding, 'code' | 'message'>;
}

type Made = ReturnType<typeof checkMaker>;

function failureOf(made: Made): NonNullable<Maker['failure']> {
  const checks = { claims: { state: 'passed' }, ...made.checks } as const;
  const [failure] = firstFailure({ ...made, checks });
  return failure ?? { code: 'E_SIG', message: 'it is not signed by a signer of the policy' };
}

function otherPayload({ payloadType }: Envelope): Maker['failure'] {
  if (payloadType === statementPayloadType) return undefined;
  const message = `the payload is of type ${quote(payloadType)}, not an in-toto statement`;
  return { code: 'E_CLAIM', message };
}

function unreadSignatures(
  { digest }: ImageNode,
  { code = 'E_LIMIT' }: ManifestVerdict['report'],
): UnusableAttestation {
  const error = new TrustError(code, 'the signatures of its attestation manifest are not known');
  return { store: 'buildx', manifest: digest, error };
}

function envelopeIn(candidate: AttestationCandidate): Envelope {
  return candidate.format === 'bundle' ? envelopeOf(candidate.bundle) : candidate.envelope;
}

type Statement =
  | { readonly type: string; readonly facts?: Facts; readonly problem?: Maker['failure'] }
  | { readonly problem: NonNullable<Maker['failure']>; readonly facts?: undefined };

/** What a statement says about this manifest. */
function readStatement(bytes: Uint8Array, subject: Digest): Statement {
  let type: string | undefined;
  try {
    const { subjects, predicateType, predicate } = parseAttestationStatement(bytes);
    type = predicateType;
    const algorithm = digestAlgorithm(subject);
    if (!subjects.some(({ digest }) => digest.get(algorithm) === digestHex(subject))) {
      const claimed = subjects[0]?.digest.get(algorithm)?.slice(0, 128) ?? 'none';
      const message = `its statement is about another digest (${claimed}), not about ${subject}`;
      return { type, problem: { code: 'E_CLAIM', message } };
    }
    const facts = readFacts(predicateType, predicate);
    return { type, ...(facts && { facts }) };
  } catch (error) {
    if (!(error instanceof SyntaxError) && !isTrustError(error)) throw error;
    const code = isTrustError(error) ? error.code : 'E_CLAIM';
    return { ...(type === undefined ? {} : { type }), problem: { code, message: error.message } };
  }
}

function disagreement(facts: Facts | undefined, signer: Signer | undefined): Maker['failure'] {
  if (facts === undefined || signer?.kind !== 'identity') return undefined;
  const message = contradiction(facts, signer.claims ?? {});
  return message === undefined ? undefined : { code: 'E_CLAIM', message };
}

/** The signers that are missing, if each of the policy must have signed and the requirement names none. */
function lackingSigners(
  met: readonly AttestationReport[],
  { by }: AttestationRequirement,
  policy: Policy,
): readonly string[] {
  if (policy.requireAllSigners !== true || by !== undefined) return [];
  return describeSigners(policy)
    .filter(
      (trusted) => !met.some(({ signer }) => signer !== undefined && accepts(trusted, signer)),
    )
    .map((trusted) => describeSigner(trusted));
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

function missing(
  what: string,
  name: string,
  otherTypes: readonly string[],
  unsigned: number,
  checked: readonly Checked[],
): Pick<Finding, 'message' | 'advice'> {
  const types = [...otherTypes, ...checked.flatMap(({ report: { type = [] } }) => type)];
  const others = [...new Set(types.map(predicateTypeName))].sort().slice(0, 10);
  const there = others.length === 0 ? '' : ` (there are: ${others.join(', ').slice(0, 500)})`;
  const message = `no ${name} attestation on ${what}${there}`;
  if (unsigned === 0) {
    return { message, advice: 'the publisher can attach one with webdis-trust attest' };
  }
  return {
    message: `${message}; what buildx wrote about it does not count, because its attestation manifest carries no signature that counts`,
    advice:
      'the publisher can sign the attestation manifests, too: webdis-trust sign does, as cosign sign --recursive',
  };
}

/** For tables and file names. */
function nodeName(node: ImageNode): string {
  if (node.role === 'index') return 'index';
  return node.platforms.map(formatPlatform).join(', ') || 'image';
}
