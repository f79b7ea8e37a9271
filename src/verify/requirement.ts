/** Decides whether a required attestation exists, on one manifest and wherever the requirement asks for it. */

import { whyNot } from '../attestation/check.ts';
import type { UnusableAttestation } from '../attestation/discover.ts';
import type {
  AttestationReport,
  RequirementReport,
  RequirementResult,
} from '../attestation/report.ts';
import { type AttestationRequirement, isOfType, typeName } from '../attestation/requirement.ts';
import { accepts } from '../identity/trusted.ts';
import type { ImageNode } from '../image/tree.ts';
import { formatPlatform } from '../oci/platform.ts';
import { predicateTypeName } from '../signature/predicate-type.ts';
import { describeSigner } from '../signature/signer.ts';
import { describeNode, finding, manifestFields } from './finding.ts';
import { isUndetermined } from './outcome.ts';
import { describeSigners, type Policy } from './policy.ts';
import type { Finding } from './report.ts';

export interface Checked {
  readonly report: AttestationReport;
  readonly warnings: readonly string[];
}

/** What one manifest has. */
export interface Found {
  readonly node: ImageNode;
  readonly checked: readonly Checked[];
  readonly unusable: readonly UnusableAttestation[];
  readonly otherTypes: readonly string[];
  /** attestation manifests of buildx without a signature that counts */
  readonly unsigned: number;
}

interface JudgeContext {
  readonly policy: Policy;
  readonly now: Date;
}

/** Whether a requirement is met where it must be, and what is wrong if not. */
export function judge(
  requirement: AttestationRequirement,
  found: readonly Found[],
  context: JudgeContext,
): { readonly report: RequirementReport; readonly findings: readonly Finding[] } {
  const { text, type, on } = requirement;
  const results = found.map((one) => ({ node: one.node, ...resultOf(requirement, one, context) }));
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

/** Undetermined comes first: what could not be read may be the one that is required. */
export function resultOf(
  requirement: AttestationRequirement,
  { node, checked, unusable, otherTypes, unsigned }: Found,
  { now, policy }: JudgeContext,
): Pick<Finding, 'missing' | 'advice'> &
  Pick<RequirementResult, 'outcome' | 'statement' | 'code' | 'message'> {
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
      message: `${what} has a ${name} attestation, but none is accepted: ${why}`,
    }) as const;
  if (first !== undefined) {
    return bad(`every signer must have signed, and there is none by ${lacking.join(' and by ')}`);
  }
  // An attestation that counts, but has other facts than required, explains most.
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
    message: `${message}; the statement of buildx is not accepted, because its attestation manifest has no valid signature`,
    advice:
      'the publisher can sign the attestation manifests, too: webdis-trust sign does, as cosign sign --recursive',
  };
}

/** For tables and file names. */
export function nodeName(node: ImageNode): string {
  if (node.role === 'index') return 'index';
  return node.platforms.map(formatPlatform).join(', ') || 'image';
}
