/** The chain of trust as a Mermaid flowchart, which GitHub draws in job summaries. */

import { longSigner, sameSigner, shortSigner } from '../../signature/signer.ts';
import type { VerifyReport } from '../../verify/report.ts';
import { plain } from '../escape.ts';
import { count, shortDigest } from '../words.ts';
import { type Chain, chainsOf, type Link } from './chain.ts';
import { signersOf } from './facts.ts';

/** Boxes of one kind. A picture of more would be too small to read. */
const most = 16;
const mostChains = 4;
/** Mermaid draws nothing but an error for a text of more than 50,000 characters (its maxTextSize). */
const longest = 50_000;

/** Colours that stand out on white and on black; the words in the boxes say the same. */
const classes = [
  'classDef verified fill:#dafbe1,stroke:#1a7f37,color:#0b3d1a',
  'classDef rejected fill:#ffebe9,stroke:#cf222e,color:#5c0a10,stroke-width:3px',
  'classDef undetermined fill:#fff8c5,stroke:#9a6700,color:#4d3300,stroke-dasharray:5 4',
  'classDef extra fill:#f6f8fa,stroke:#6e7781,color:#1f2328',
];

/** Lines without the fence; none when no image could be resolved. */
export function chainDiagram(report: VerifyReport): readonly string[] {
  const all = chainsOf(report);
  const chains = all.slice(0, mostChains);
  const more = all.length - chains.length;
  const lines = [
    ...chains.flatMap((chain, i) => chainLines(report, chain, `c${i}`)),
    ...(more > 0 ? [node('more', label(`and ${more} more`), 'extra')] : []),
  ];
  const diagram = ['flowchart LR', ...[...lines, ...classes].map((line) => `  ${line}`)];
  return chains.length === 0 || diagram.join('\n').length > longest ? [] : diagram;
}

function chainLines(report: VerifyReport, chain: Chain, id: string): string[] {
  const children = shownFirst(chain.children).slice(0, most);
  const hidden = chain.children.length - children.length;
  const platforms = children.flatMap(({ role }, i) => (role === 'platform' ? [`${id}m${i}`] : []));
  return [
    ...signerNodes(report, chain, id),
    node(`${id}i`, linkLabel(chain.root), classOf(chain.root)),
    ...chain.images
      .slice(0, most)
      .flatMap((image, i) => [
        `${id}r${i}([${label(image)}]):::extra`,
        `${id}r${i} -->|carries| ${id}i`,
      ]),
    ...children.flatMap((child, i) => [
      node(`${id}m${i}`, linkLabel(child), classOf(child)),
      `${id}i -->|binds| ${id}m${i}`,
    ]),
    ...(hidden > 0
      ? [node(`${id}more`, label(`and ${hidden} more`), 'extra'), `${id}i --> ${id}more`]
      : []),
    ...(platforms.length > 0
      ? [node(`${id}l`, label('config and layers', 'of each platform'), 'extra')]
      : []),
    ...platforms.map((platform) => `${platform} -->|binds| ${id}l`),
  ];
}

/** When there are too many, those that are not verified come first. */
function shownFirst(links: readonly Link[]): readonly Link[] {
  if (links.length <= most) return links;
  const isFine = ({ status }: Link): boolean => status.outcome === 'verified';
  return [...links.filter((link) => !isFine(link)), ...links.filter(isFine)];
}

function signerNodes(report: VerifyReport, chain: Chain, id: string): string[] {
  if (chain.makers.length === 0) return [];
  const all = signersOf(report);
  const signs = chain.root.status.outcome === 'verified' ? [`${id}s -->|signs| ${id}i`] : [];
  return [
    node(
      `${id}s`,
      label(count(chain.signatures, 'signature'), 'for index and manifests'),
      'verified',
    ),
    ...chain.makers.flatMap(({ signer, root }) => {
      // One node for a signer in all chains.
      const nodeId = `k${all.findIndex((one) => sameSigner(one, signer))}`;
      const text =
        signer.kind === 'identity'
          ? label('certificate', shortSigner(signer), `issuer ${signer.issuer}`)
          : label('key', longSigner(signer));
      return [
        ...(root === undefined ? [] : authorityNodes(root, nodeId)),
        `${nodeId}[/${text}/]:::verified`,
        `${nodeId} -->|made| ${id}s`,
      ];
    }),
    ...signs,
  ];
}

/** The certificate authority that vouches for a certificate. */
function authorityNodes(root: string, certificate: string): string[] {
  const text = label('certificate authority', `of ${root}`);
  return [`${certificate}a[/${text}/]:::verified`, `${certificate}a -->|issued| ${certificate}`];
}

function node(id: string, text: string, style: string): string {
  return `${id}[${text}]:::${style}`;
}

function classOf({ status }: Link): string {
  return status.counts ? status.outcome : 'extra';
}

function linkLabel({ name, digest, status }: Link): string {
  const lines = digest === undefined ? [name] : [name, shortDigest(digest)];
  return quoted([...lines.map(escapeLabel), `${status.sign} ${escapeLabel(status.text)}`]);
}

function label(...lines: readonly string[]): string {
  return quoted(lines.map(escapeLabel));
}

function quoted(lines: readonly string[]): string {
  return `"${lines.join('<br/>')}"`;
}

/**
 * Mermaid reads quotes, markdown, HTML and `#…;` in labels: all ASCII but letters, digits and a few
 * signs becomes numeric entities, which it turns back into text and nothing else.
 */
function escapeLabel(text: string): string {
  return plain(text, 80).replace(
    /[\u0021-\u002b;-@\u005b-\u0060\u007b-\u007f]/g,
    (c) => `#${c.charCodeAt(0)};`,
  );
}
