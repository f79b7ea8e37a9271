/** Opens the repositories and layouts of a mirror run, each once, however many tags are written there. */

import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import { thisProcess } from '../host/this-process.ts';
import { absentLayout, createLayout, inspectLayout } from '../layout/create.ts';
import { openLayoutImage } from '../layout/open.ts';
import type { MirrorProgress } from '../mirror/report.ts';
import type { MirrorTask, Target } from '../mirror/task.ts';
import type { MirrorValues } from '../options/mirror.ts';
import type { WritableRepository } from '../registry/repository.ts';
import type { WritingClient } from '../registry/writing-client.ts';
import { type End, type Ends, placeOf } from './mirror-ends.ts';
import { observeWrites, TargetProgress } from './target-progress.ts';

interface Surroundings {
  readonly registry: WritingClient;
  readonly signal: AbortSignal;
  readonly onProgress: ((progress: MirrorProgress) => void) | undefined;
}

type PlaceValues = Pick<MirrorValues, 'signatureRepository' | 'dryRun'>;

interface Places extends Pick<MirrorTask, 'source' | 'targets'> {
  /** for the run: adds the bytes that are being sent, and passes the progress on */
  readonly onProgress: (progress: MirrorProgress) => void;
}

/** Throws E_INPUT for a folder that is not an image layout. */
export async function openEnds(
  { source, targets }: Ends,
  { signatureRepository, dryRun }: PlaceValues,
  { registry, signal, onProgress = () => {} }: Surroundings,
): Promise<Places> {
  const { repository: opened, reference } = await openSource(source, targets, registry);
  const signatures =
    signatureRepository === undefined ? opened : registry.repository(signatureRepository);
  const known = new Map<string, WritableRepository>();
  const progressOf = new Map<string, TargetProgress>();
  const ready: Target[] = [];
  for (const target of targets) {
    const place = placeOf(target.at);
    const repository = known.get(place) ?? (await openTarget(target, registry, dryRun));
    known.set(place, repository);
    const progress = new TargetProgress(target.name, onProgress);
    progressOf.set(target.name, progress);
    ready.push({
      text: target.name,
      repository: observeWrites(repository, {
        signal,
        onBytes: (...bytes) => progress.countBytes(...bytes),
      }),
      ...defined({ tag: target.tag }),
    });
  }
  return {
    source: { text: source.name, repository: opened, signatures, reference },
    targets: ready,
    onProgress: (progress) => progressOf.get(progress.target)?.update(progress),
  };
}

async function openSource(
  { at, name, tag, digest, isTagImplied }: End,
  targets: readonly End[],
  registry: Surroundings['registry'],
): Promise<Pick<MirrorTask['source'], 'repository' | 'reference'>> {
  const named = isTagImplied === true ? {} : defined({ tag, digest });
  if ('repository' in at) {
    return { repository: registry.repository(at.repository), reference: defined({ tag, digest }) };
  }
  const { layout, reference, names } = await openLayoutImage({ ...at.layout, ...named });
  const [called] = names;
  if (called !== undefined && targets.some((target) => target.isTagImplied)) {
    const message = `${name}: the only image there is ${called}; name the tag that each TARGET gets`;
    throw new TrustError('E_INPUT', message);
  }
  return { repository: layout, reference };
}

async function openTarget(
  { at }: End,
  registry: Surroundings['registry'],
  dryRun: boolean,
): Promise<WritableRepository> {
  if ('repository' in at) return registry.target(at.repository);
  const { path } = at.layout;
  if (!dryRun) return createLayout(path, thisProcess);
  return (await inspectLayout(path)) ?? absentLayout(path);
}
