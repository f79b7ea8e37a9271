/**
 * Counts what vulnerability scans and VEX documents contain. Reports show the counts; they do not affect the outcome.
 */

import { limits } from '../limits.ts';
import {
  isObject,
  type JsonObject,
  type JsonValue,
  nonEmptyText,
  parseDocument,
} from '../oci/json.ts';

/** cosign's type, and those of in-toto. */
const vulnTypes =
  /^https:\/\/(?:cosign\.sigstore\.dev\/attestation\/vuln\/v1|in-toto\.io\/attestation\/vulns(?:\/v[0-9.]+)?)$/;
/** With the version, as vexctl writes it, or without, as cosign does. */
const vexTypes = /^https:\/\/openvex\.dev\/ns(?:\/v[0-9.]+)?$/;

/**
 * `3 statements: 1 affected, 2 not_affected`; undefined for other types, and for a predicate that has another shape.
 */
export function countContents(predicateType: string, predicate: Uint8Array): string | undefined {
  const count = vulnTypes.test(predicateType)
    ? vulnerabilities
    : vexTypes.test(predicateType)
      ? statements
      : undefined;
  if (count === undefined || predicate.length > limits.provenance) return undefined;
  try {
    const document = parseDocument(predicate, limits.provenanceValues);
    return isObject(document) ? count(document) : undefined;
  } catch {
    return undefined;
  }
}

/** in-toto's list of results, and the reports of Trivy (Results) and Grype (matches) inside of cosign's predicate. */
function vulnerabilities(predicate: JsonObject): string | undefined {
  const scanner = predicate['scanner'];
  const result = isObject(scanner) ? scanner['result'] : undefined;
  const listed = Array.isArray(result) ? result : vulnerabilitiesOf(result);
  return listed && counted(listed.length, 'vulnerability', 'vulnerabilities');
}

function vulnerabilitiesOf(result: JsonValue | undefined): readonly JsonValue[] | undefined {
  if (!isObject(result)) return undefined;
  const { matches, Results: targets } = result;
  if (Array.isArray(matches)) return matches;
  if (!Array.isArray(targets)) return undefined;
  return targets.flatMap((target) => {
    const found = isObject(target) ? target['Vulnerabilities'] : undefined;
    return Array.isArray(found) ? found : [];
  });
}

function statements({ statements: listed }: JsonObject): string | undefined {
  if (!Array.isArray(listed)) return undefined;
  const states = new Map<string, number>();
  for (const one of listed) {
    const status = isObject(one) ? nonEmptyText(one['status']) : undefined;
    const known = vexStatuses.find((name) => name === status) ?? 'other';
    states.set(known, (states.get(known) ?? 0) + 1);
  }
  const each = [...states].sort().map(([status, number]) => `${number} ${status}`);
  const all = counted(listed.length, 'statement', 'statements');
  return each.length === 0 ? all : `${all}: ${each.join(', ')}`;
}

/** OpenVEX 0.2, "Status Labels". */
const vexStatuses = ['affected', 'fixed', 'not_affected', 'under_investigation'];

function counted(number: number, one: string, several: string): string {
  return `${number} ${number === 1 ? one : several}`;
}
