/** Renders attestations: each with its signer and facts, and which requirement is met on which manifest. */

import type { AttestationReport, RequirementReport } from '../../attestation/report.ts';
import { predicateTypeName } from '../../signature/predicate-type.ts';
import { longSigner, withKind } from '../../signature/signer.ts';
import type {
  IgnoredMaterial,
  ImageReport,
  ManifestReport,
  VerifyReport,
} from '../../verify/report.ts';
import { fixedWords } from '../escape.ts';
import { code, codeTag, type Html, html, join as joinHtml, type Part } from '../html.ts';
import { join, type Line, line, paint, type Style, type TextOptions, whole } from '../line.ts';
import { table } from '../markup.ts';
import { codeReason, outcomeSign, readableTime, shortDigest, shortDigests } from '../words.ts';

const stores: Record<AttestationReport['store'], string> = fixedWords({
  bundle: 'bundle referrer',
  tag: '.att tag',
  buildx: 'attestation manifest of buildx',
});

/** `spdxjson attestation by key 1234 (cosign.pub), .att tag sha256:…` */
export function attestationText({
  type,
  signer,
  store,
  manifest,
  signed,
}: AttestationReport): Line {
  const name = type === undefined ? 'unreadable' : predicateTypeName(type);
  const by = signer && line` by ${whole(withKind(signer, longSigner(signer)), 400)}`;
  const at = signed && line`, ${whole(readableTime(signed), 40)}`;
  return line`${whole(name, 200)} attestation${by}, ${stores[store]} ${shortDigest(manifest)}${at}`;
}

/** Artifacts that are not signatures, without the attestations that are reported separately. */
export function otherThanAttestations({
  ignored,
  attestations = [],
}: ManifestReport): readonly IgnoredMaterial[] {
  const known = new Set<string | undefined>(attestations.map(({ manifest }) => manifest));
  return ignored.filter(({ code, manifest }) => code !== 'E_NOSIG' || !known.has(manifest));
}

const factTexts = {
  builder: 'builder',
  sourceRepository: 'source-repository',
  sourceRef: 'source-ref',
  sourceDigest: 'source-digest',
  contents: 'contents',
} as const;

/** `source-ref=refs/tags/v1.2.3` */
export function factLines({ facts = {} }: AttestationReport): Line[] {
  return Object.entries(factTexts).flatMap(([name, text]) => {
    const value = facts[name as keyof typeof factTexts];
    return value === undefined ? [] : [line`${text}=${whole(value, 400)}`];
  });
}

/** Why it does not count. */
export function failureText({
  message = 'it does not count',
  code: id = 'E_SIG',
}: AttestationReport): Line {
  return line`${message} [${whole(id, 100)}]`;
}

const resultWords: Record<RequirementReport['outcome'], readonly [string, Style]> = {
  verified: ['met', 'green'],
  rejected: ['NOT MET', 'red'],
  undetermined: ['not known', 'yellow'],
};

/** One line for each requirement: `  spdxjson on=platforms: linux/amd64 met, linux/arm64 NOT MET` */
export function requirementLines({ attestations = [] }: ImageReport, options: TextOptions): Line[] {
  return attestations.map(({ requirement, outcome, manifests, on }) => {
    const results = manifests.map((one) => {
      const [word, style] = resultWords[one.outcome] ?? resultWords.undetermined;
      return line`${whole(one.name, 100)} ${paint(options, style, word)}`;
    });
    const [word, style] = resultWords[outcome] ?? resultWords.undetermined;
    const all = on === 'any' || results.length === 0 ? [paint(options, style, word)] : [];
    return line`  - ${whole(requirement, 400)}: ${join([...all, ...results], ', ')}`;
  });
}

/** Requirement × manifest, for each image; undefined if none is required. */
export function requirementTable({ images }: VerifyReport): Html | undefined {
  const asked = images.filter(({ attestations = [] }) => attestations.length > 0);
  if (asked.length === 0) return undefined;
  const names = [
    ...new Set(
      asked.flatMap(({ attestations = [] }) =>
        attestations.flatMap(({ manifests }) => manifests.map(({ name }) => name)),
      ),
    ),
  ];
  const several = images.length > 1;
  return table(
    [...(several ? ['Image'] : []), 'Requirement', ...names.map((name) => code(name))],
    asked.flatMap((image) =>
      (image.attestations ?? []).map((requirement): readonly Part[] => [
        ...(several ? [code(shortDigests(image.name))] : []),
        html`${resultText(requirement.outcome)}<br>${code(requirement.requirement, 400)}`,
        ...names.map((name) => resultCell(requirement, name)),
      ]),
    ),
  );
}

function resultCell({ manifests }: RequirementReport, name: string): Part {
  const result = manifests.find((one) => one.name === name);
  if (result === undefined) return '';
  const text = resultText(result.outcome);
  if (result.code === undefined) return text;
  return html`${text}: ${codeReason(result.code)} ${codeTag(result.code)}`;
}

function resultText(outcome: RequirementReport['outcome']): Html {
  const [word] = resultWords[outcome] ?? resultWords.undetermined;
  return html`${outcomeSign[outcome]} ${word.toLowerCase()}`;
}

/** Every attestation that was found; undefined if none was looked for. */
export function attestationTable({ manifests }: ImageReport): Html | undefined {
  const rows = manifests.flatMap(({ role, platforms, attestations = [] }) =>
    attestations.map((attestation) => {
      const { type, store, manifest, good, signer, facts = {}, message, code: id } = attestation;
      const said = Object.entries(factTexts).flatMap(([name, text]) => {
        const value = facts[name as keyof typeof factTexts];
        return value === undefined ? [] : [code(`${text}=${value}`, 400)];
      });
      const why = good || id === undefined ? [] : [html`${message} ${codeTag(id)}`];
      return [
        code(platforms.join(', ') || role),
        html`${good ? html`✅ good` : html`❌ not counted`}<br>${code(type === undefined ? 'unreadable' : predicateTypeName(type), 200)}`,
        html`${stores[store]} ${code(shortDigest(manifest))}`,
        signer === undefined ? 'none of the signers' : code(longSigner(signer), 300),
        joinHtml([...said, ...why], html`<br>`),
      ];
    }),
  );
  return rows.length === 0
    ? undefined
    : table(['Manifest', 'Attestation', 'Where', 'Signer', 'Facts'], rows);
}
