/** Shared by the documents about signing and attesting. */

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
  contents: Contents<I>,
): Document<T> {
  const { outcome, images } = report;
  const { verdict, findings, caveats, made } = contents;
  return {
    ...outcomeHead(report, verdict, listed(few(images.map(({ name }) => shortDigests(name))))),
    sections: [
      {
        title: 'Findings',
        parts: [problemsOf(findings), ...caveats.map((text) => html`<p>${text}</p>`)],
      },
      { title: made, parts: madeTables(images, medium, contents) },
      pinnedSection(medium, outcome === 'verified', images),
    ],
  };
}

/** Each image for which something was planned, with what was made. */
export function madeTables<T extends Markdown, I extends MadeImage>(
  images: readonly I[],
  medium: Medium<T>,
  { made, table }: Pick<Contents<I>, 'made' | 'table'>,
): readonly (T | Html)[] {
  return images
    .filter(({ manifests }) => manifests.length > 0)
    .flatMap((image, at) => [
      html`<p>${code(image.name)}</p>`,
      medium.table(table(image), `${made} of image ${at + 1}, ${image.name}`),
    ]);
}

/** @param words what each state is called */
export function stateCell(
  made: SignedReport,
  words: Readonly<Record<SignedReport['state'], string>>,
): Html {
  return html`${isThere(made) ? html`✅` : html`⚠️`} ${words[made.state]}`;
}
