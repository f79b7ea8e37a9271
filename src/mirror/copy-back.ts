/** Advice to copy signatures back that the source lacks and a target has: to sign again would make other ones. */

import type { ImageNode } from '../image/tree.ts';
import { formatReference } from '../oci/reference.ts';
import type { Finding } from '../verify/report.ts';
import type { TargetRun } from './target.ts';
import type { MirrorTask } from './task.ts';

const aboutSignatures = new Set(['E_NOSIG', 'E_COVER']);

/** The findings, with the command that brings the signatures back where there is one. */
export async function adviseCopyBack(
  findings: readonly Finding[],
  nodes: readonly ImageNode[],
  runs: readonly TargetRun[],
  task: MirrorTask,
): Promise<readonly Finding[]> {
  const isMissing = ({ severity, code }: Finding) =>
    severity === 'error' && aboutSignatures.has(code);
  const { source, commandFor } = task;
  // Where the source's signatures are elsewhere, no copy brings them there.
  if (!findings.some(isMissing) || source.signatures !== source.repository) return findings;
  const [root] = nodes;
  const holder = await firstThat(runs, (run) => run.isSigned(nodes));
  if (root === undefined || holder === undefined || commandFor === undefined) return findings;
  const from = formatReference({ ...holder.name, digest: root.digest });
  const { tag } = source.reference;
  const to = formatReference({ ...source.repository.name, ...(tag === undefined ? {} : { tag }) });
  const command = commandFor([from, to, ...(tag === undefined ? ['--no-tag'] : [])]);
  const advice = `${holder.text} has these signatures; bring them back: ${command}`;
  return findings.map((one) => (isMissing(one) ? { ...one, advice } : one));
}

async function firstThat<T>(
  all: readonly T[],
  holds: (one: T) => Promise<boolean>,
): Promise<T | undefined> {
  for (const one of all) if (await holds(one)) return one;
  return undefined;
}
