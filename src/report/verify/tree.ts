/** Renders an image with its signatures as a tree for the terminal. */

import type { AttestationReport } from '../../attestation/report.ts';
import { given } from '../../defined.ts';
import { inputsFrom } from '../../identity/inputs.ts';
import { type TrustedSigner, withKind } from '../../signature/signer.ts';
import { outcomeFor } from '../../verify/outcome.ts';
import type {
  CertificateNames,
  IgnoredMaterial,
  ImageReport,
  ManifestReport,
  SignatureReport,
} from '../../verify/report.ts';
import { findingLines } from '../finding.ts';
import {
  type Line,
  type Lines,
  line,
  logText,
  paint,
  type Style,
  type TextOptions,
  whole,
} from '../line.ts';
import { signerLines } from '../signers.ts';
import { readersLines } from '../verdict.ts';
import { count, formatWord, manifestName, shortDigest, storeName } from '../words.ts';
import { attestationText, factLines, failureText, otherThanAttestations } from './attestations.ts';
import { signerTag } from './facts.ts';
import { findingsElsewhere } from './findings.ts';
import { checkText, entryText } from './manifest-block.ts';

interface Branch {
  readonly text: Line;
  readonly children: readonly Branch[];
}

export interface TreeOptions extends TextOptions {
  /** of the policy */
  readonly signers?: readonly TrustedSigner[];
}

export function formatTree(image: ImageReport, options: TreeOptions): string {
  const [root, ...rest] = image.manifests;
  const { signers = [] } = options;
  return logText([
    paint(options, 'bold', image.name),
    root && draw(branchOf(root, rest, options).branch, '', ''),
    findingsElsewhere(image).map((finding) => findingLines(finding, options, '')),
    signers.length > 0 && line``,
    signerLines(signers, options),
    identityLines(image, options),
    readersLines(image.readers, options),
  ]);
}

/** Identities shown. */
const most = 20;

/** Signers that the policy does not accept, with the inputs that accept them, for people who write a policy. */
function identityLines({ manifests }: ImageReport, options: TextOptions): Lines {
  const found = manifests.flatMap(({ signatures }) =>
    signatures.flatMap(({ certificate }) => certificate ?? []),
  );
  const names = [...Map.groupBy(found, ({ subject, issuer }) => `${issuer} ${subject}`).values()];
  if (names.length === 0) return [];
  return [
    paint(options, 'bold', 'Certificates of other identities --'),
    names.slice(0, most).map((alike) => identityBlock(alike, options)),
    names.length > most && line`and ${names.length - most} more identities`,
    line``,
  ];
}

function identityBlock(alike: readonly CertificateNames[], options: TextOptions): Lines {
  const unproven = alike.find(({ proven }) => !proven);
  const [first] = unproven === undefined ? alike : [unproven];
  if (first === undefined) return [];
  const { subject, issuer = 'none', why = 'it cannot be read' } = first;
  const state =
    unproven === undefined
      ? paint(
          options,
          'green',
          'verified: authority, SCT, log entry, time and signature. Check that the publisher documents this identity',
        )
      : paint(options, 'red', `NOT verified, anyone could have made it: ${why}`);
  const inputs = inputsFrom(first).map(
    ({ name, value }) => line`      ${name}: ${whole(value, 2000)}`,
  );
  return [
    line`  ${whole(subject, 400)}, issuer ${whole(issuer, 300)}, ${count(alike.length, 'signature')}`,
    line`    ${state}`,
    inputs.length > 0 && [line`    accepted by:`, inputs],
  ];
}

/** Lines of one branch; `first` leads its own line, `others` those below it. */
function draw({ text, children }: Branch, first: string, others: string): Lines {
  const last = children.length - 1;
  return [
    line`${first}${text}`,
    children.map((child, i) =>
      i === last
        ? draw(child, `${others}└── `, `${others}    `)
        : draw(child, `${others}├── `, `${others}│   `),
    ),
  ];
}

/** Manifests come depth first: what follows with a greater depth is inside. */
function branchOf(
  manifest: ManifestReport,
  following: readonly ManifestReport[],
  options: TreeOptions,
): { branch: Branch; rest: readonly ManifestReport[] } {
  const inside: Branch[] = [];
  let rest = following;
  for (let next = rest[0]; next !== undefined && next.depth > manifest.depth; next = rest[0]) {
    const below = branchOf(next, rest.slice(1), options);
    inside.push(below.branch);
    rest = below.rest;
  }
  const material = [
    ...manifest.signatures.map((signature) => signatureBranch(signature, options)),
    ...(manifest.attestations ?? []).map((one) => attestationBranch(one, options)),
    ...otherThanAttestations(manifest).map((ignored) => ignoredBranch(ignored, options)),
  ];
  const none = manifest.outcome === 'rejected' ? 'no signature' : 'nothing could be read';
  const nothing = { text: paint(options, 'yellow', none), children: [] };
  const children = [...(material.length === 0 ? [nothing] : material), ...inside];
  const name = paint(options, 'bold', manifestName(manifest));
  return { branch: { text: line`${name} ${manifest.digest}`, children }, rest };
}

function attestationBranch(attestation: AttestationReport, options: TreeOptions): Branch {
  const { good } = attestation;
  const state = paint(options, good ? 'green' : 'red', good ? 'good' : 'BAD');
  const leaves = [...(good ? [] : [failureText(attestation)]), ...factLines(attestation)];
  return {
    text: line`${state} ${attestationText(attestation)}`,
    children: leaves.map((text) => ({ text: paint(options, 'dim', text), children: [] })),
  };
}

/** An artifact that is not a signature of the image, or that could not be read. */
function ignoredBranch(
  { store, manifest, code, message }: IgnoredMaterial,
  options: TreeOptions,
): Branch {
  const unread = outcomeFor([code]) === 'undetermined';
  const at = manifest && line` ${shortDigest(manifest)}`;
  const text = line`${unread ? 'could not be read' : 'not counted'}: ${storeName(store)}${at}, ${message}`;
  return { text: paint(options, unread ? 'yellow' : 'dim', text), children: [] };
}

function signatureBranch(
  {
    format,
    store,
    manifest,
    good,
    signer,
    checks,
    logEntries,
    annotations,
    dockerReference,
    certificate,
    rebuilt,
  }: SignatureReport,
  options: TreeOptions,
): Branch {
  const { signers = [] } = options;
  const style: Style = good ? 'green' : 'red';
  const none = certificate === undefined ? 'by none of the signers' : 'by a certificate';
  const by =
    signer === undefined
      ? none
      : line`by ${whole(withKind(signer, signerTag({ signers }, signer)), 400)}`;
  const state = good ? 'good' : 'not counted:';
  const where = line`${storeName(store)} ${shortDigest(manifest)}`;
  const failures = Object.values(checks).filter(({ state }) => state === 'failed');
  const leaves = given([
    ...failures.map((check) => checkText(check)),
    certificate && certificateText(certificate),
    rebuilt && line`payload rebuilt: ${rebuilt.message}`,
    ...logEntries.map((entry) => line`log ${entryText(entry)}`),
    dockerReference && line`names ${whole(dockerReference, 300)}`,
    ...Object.entries(annotations).map(([k, value]) => line`${whole(k, 100)}=${whole(value, 200)}`),
  ]);
  return {
    text: line`${paint(options, style, `${state} ${formatWord[format]} signature`)} ${by}, ${where}`,
    children: leaves.map((text) => ({ text: paint(options, 'dim', text), children: [] })),
  };
}

function certificateText({ subject, issuer, proven }: CertificateNames): Line {
  const from = issuer && line`, issuer ${whole(issuer, 300)}`;
  return line`certificate, ${proven ? '' : 'not '}verified: ${whole(subject, 300)}${from}`;
}
