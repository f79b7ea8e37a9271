/** The demand `require-readable-by`: what is signed well and cannot be read by those who must is a finding. */

import type { ImageNode } from '../image/tree.ts';
import { describeNode, finding } from './finding.ts';
import { type Availability, type Readability, readability } from './readable.ts';
import { type Reader, type ReaderName, readerOf } from './readers.ts';
import type { Finding } from './report.ts';

/** A manifest, and what decides who can read it. */
export interface ManifestAvailability {
  readonly node: ImageNode;
  readonly availability: Availability;
}

/** One for each reader and reason. That a manifest has no signature at all is a finding of its own. */
export function checkReaders(
  names: readonly ReaderName[],
  manifests: readonly ManifestAvailability[],
): readonly Finding[] {
  return names.map(readerOf).flatMap((reader) => {
    const states = Map.groupBy(manifests, ({ availability }) => readability(reader, availability));
    const about = (state: Readability, make: (all: readonly ManifestAvailability[]) => Finding) => {
      const all = states.get(state);
      return all === undefined ? [] : [make(all)];
    };
    return [
      ...about('format', (all) => notReadable(reader, all)),
      ...about('place', (all) => elsewhere(reader, all)),
      ...about('unknown', (all) => notKnown(reader, all)),
    ];
  });
}

function notReadable(reader: Reader, all: readonly ManifestAvailability[]): Finding {
  const { title } = reader;
  const docker = all.filter(
    ({ availability }) => reader.ociImagesOnly && availability.isDockerImage,
  );
  if (docker.length > 0) {
    const message = `${title} cannot read the signatures of ${namesOf(docker)}: their .sig tag points to an image of Docker's media type, and it reads OCI images only`;
    const advice = 'the publisher deletes these .sig tags, and signs again with --format both';
    return finding('E_FORMAT', message, { advice });
  }
  const lacking = all.filter(({ availability }) => availability.payloadIsMissing);
  if (lacking.length > 0) {
    const message = `${title} cannot read the signatures of ${namesOf(lacking)}: the registry lacks their payload`;
    return finding('E_FORMAT', message, { advice: 'the publisher mirrors or signs again' });
  }
  const message = `${title} finds no signature of ${namesOf(all)}: it reads the legacy format under the .sig tag only`;
  const advice =
    'the publisher signs again with --format both, which adds what is missing and nothing else';
  return finding('E_FORMAT', message, { advice });
}

function elsewhere({ title }: Reader, all: readonly ManifestAvailability[]): Finding {
  const message = `${title} finds no signature of ${namesOf(all)}: it looks beside the image, and the signatures are in another repository`;
  const advice = 'the publisher signs again without --signature-repository';
  return finding('E_FORMAT', message, { advice });
}

/** A store that could not be read may hold what the reader needs: nothing is known. */
function notKnown({ title }: Reader, all: readonly ManifestAvailability[]): Finding {
  const [error] = all.flatMap(({ availability }) => [...availability.unreadStores.values()]);
  const message = `whether ${title} can read the signatures of ${namesOf(all)} is not known`;
  if (error === undefined) return finding('E_NET', message);
  const { code, details } = error;
  return finding(code, `${message}: ${error.message}`, { details });
}

function namesOf(all: readonly ManifestAvailability[]): string {
  const names = [...new Set(all.map(({ node }) => describeNode(node)))];
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
