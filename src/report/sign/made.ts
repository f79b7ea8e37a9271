/** What the documents about signing and attesting have in common. */

import { isThere, type SignedReport } from '../../sign/report.ts';
import type { Outcome } from '../../verify/outcome.ts';
import type { ReaderReport } from '../../verify/report.ts';
import { type Document, type Medium, outcomeHead, pinnedSection } from '../document.ts';
import { code, type Html, html, type Markdown } from '../html.ts';
import { problemsOf } from '../markup.ts';
import type { Run, Verdict } from '../verdict.ts';
import type { TitledFinding } from '../verify/findings.ts';
import { few, listed, shortDigests } from '../words.ts';

interface MadeImage {
  readonly name: string;
  readonly pinned?: string;
  readonly manifests: readonly unknown[];
}

interface Contents<I> {
  readonly verdict: Verdict;
  readonly findings: readonly TitledFinding[];
  /** what a reader of the signatures should know */
  readonly caveats: readonly string[];
  readonly made: 'Signatures' | 'Attestations';
  /** what was made for one image */
  readonly table: (image: I) => Html;
}

/** Its head, findings, what was made, and the references by digest. */
export function madeDocument<T extends Markdown, I extends MadeImage>(
  report: Run & {
    readonly outcome: Outcome;
    readonly images: readonly I[];
    readonly readers?: readonly ReaderReport[];
  },
  medium: Medium<T>,
  { verdict, findings, caveats, made, table }: Contents<I>,
): Document<T> {
  const { outcome, images } = report;
  const planned = images.filter(({ manifests }) => manifests.length > 0);
  return {
    ...outcomeHead(report, verdict, listed(few(images.map(({ name }) => shortDigests(name))))),
    sections: [
      {
        title: 'Findings',
        parts: [problemsOf(findings), ...caveats.map((text) => html`<p>${text}</p>`)],
      },
      {
        title: made,
        parts: planned.flatMap((image, at) => [
          html`<p>${code(image.name)}</p>`,
          medium.table(table(image), `${made} of image ${at + 1}, ${image.name}`),
        ]),
      },
      pinnedSection(medium, outcome === 'verified', images),
    ],
  };
}

/** @param words what each state is called */
export function stateCell(
  made: SignedReport,
  words: Readonly<Record<SignedReport['state'], string>>,
): Html {
  return html`${isThere(made) ? html`✅` : html`⚠️`} ${words[made.state]}`;
}
