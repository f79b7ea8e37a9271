/** Checks `require-readable-by`: good signatures that a required reader cannot read are a finding. */

import type { ImageNode } from '../image/tree.ts';
import { describeNode, finding } from './finding.ts';
import { type Availability, type Readability, readability } from './readable.ts';
import { type Reader, type ReaderName, readerOf } from './readers.ts';
import type { Finding } from './report.ts';

export interface ManifestAvailability {
  readonly node: ImageNode;
  readonly availability: Availability;
}

/** One finding for each reader and reason. A manifest without any signature has its own finding. */
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
      ...about('place', (all) => inOtherRepository(reader, all)),
      ...about('signer', (all) => byOtherSigner(reader, all)),
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
    const message = `${title} cannot read the signatures of ${namesOf(docker)}: it reads only OCI images, and their .sig tag points to an image of Docker's media type`;
    const advice = 'the publisher must delete these .sig tags, and sign again with --format both';
    return finding('E_FORMAT', message, { advice });
  }
  const lacking = all.filter(({ availability }) => availability.payloadIsMissing);
  if (lacking.length > 0) {
    const message = `${title} cannot read the signatures of ${namesOf(lacking)}: the registry lacks their payload`;
    return finding('E_FORMAT', message, { advice: 'the publisher must mirror or sign it again' });
  }
  const message = `${title} finds no signature of ${namesOf(all)}: it reads only the legacy format under the .sig tag`;
  const advice =
    'the publisher must sign again with --format both, which only adds the missing format';
  return finding('E_FORMAT', message, { advice });
}

function inOtherRepository({ title }: Reader, all: readonly ManifestAvailability[]): Finding {
  const message = `${title} finds no signature of ${namesOf(all)}: it looks in the image's repository, and the signatures are in another one`;
  const advice = 'the publisher must sign again without --signature-repository';
  return finding('E_FORMAT', message, { advice });
}

function byOtherSigner({ title, signers }: Reader, all: readonly ManifestAvailability[]): Finding {
  const message = `${title} cannot verify the signatures of ${namesOf(all)}: it verifies those by ${signers} only, and certificates for another identity made these`;
  return finding('E_FORMAT', message, { advice: 'the publisher can sign with a key, too' });
}

/** A store that could not be read may have the signature that the reader needs. */
function notKnown({ title }: Reader, all: readonly ManifestAvailability[]): Finding {
  const [error] = all.flatMap(({ availability }) => [...availability.unreadStores.values()]);
  const message = `could not check whether ${title} can read the signatures of ${namesOf(all)}`;
  if (error === undefined) return finding('E_NET', message);
  const { code, details } = error;
  return finding(code, `${message}: ${error.message}`, { details });
}

function namesOf(all: readonly ManifestAvailability[]): string {
  const names = [...new Set(all.map(({ node }) => describeNode(node)))];
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
