/**
 * Who reads which signatures. The one table: reports, the demand `require-readable-by` and the documents
 * take it from here, and the interop tests hold it against the programs themselves (docs/adr/0021).
 *
 * A publisher's own check says nothing about the cluster: cosign v3 signs in a format that most of what
 * enforces policies does not look for, and to them the image is unsigned.
 */

import { among, type Infer } from '../oci/document.ts';
import type { SignatureStore } from '../signature/candidate.ts';

/** The names that `require-readable-by` takes. */
export const demandableReaders = ['cosign-2.5', 'podman', 'policy-controller', 'kyverno'] as const;
export type DemandableReader = (typeof demandableReaders)[number];

/** A reader of signatures; `require-readable-by` takes the same names, except for cosign-2.6 and webdis-trust. */
export const readerName = among(['cosign-2.6', 'webdis-trust'], demandableReaders);
export type ReaderName = Infer<typeof readerName>;

export interface Reader {
  readonly name: ReaderName;
  /** as people call it, with the versions for which the entry holds */
  readonly title: string;
  /** the stores in which it finds signatures without being configured for them */
  readonly stores: readonly SignatureStore[];
  /** where an image has a bundle of any kind, by anyone, it does not look at the `.sig` tag */
  readonly bundlesHideTag?: true;
  /** it refuses a `.sig` image that has Docker's media type */
  readonly ociImagesOnly?: true;
  /** it finds signatures that are not beside the image, where the run's policy says where they are */
  readonly readsElsewhere?: true;
  /** what was looked at */
  readonly version: string;
  /** how it was found out */
  readonly source: string;
  /** when */
  readonly date: string;
}

export const readers: readonly Reader[] = [
  {
    name: 'cosign-2.6',
    title: 'cosign ≥ 2.6',
    stores: ['bundle', 'tag'],
    bundlesHideTag: true,
    version: 'cosign 2.6.4 and 3.1.2; 2.6.0 to 2.6.2 read bundles with --new-bundle-format only',
    source: 'test/interop/readers.test.ts; sigstore/cosign cmd/cosign/cli/verify/verify.go',
    date: '2026-11-30',
  },
  {
    name: 'cosign-2.5',
    title: 'cosign ≤ 2.5',
    stores: ['tag'],
    version:
      'cosign 2.6.4 with --new-bundle-format=false, which is all that 2.5.3 and older can do',
    source: 'test/interop/readers.test.ts; sigstore/cosign v2.5.3 pkg/cosign/verify.go',
    date: '2026-11-30',
  },
  {
    name: 'podman',
    title: 'Podman/CRI-O',
    stores: ['tag'],
    ociImagesOnly: true,
    version: 'go.podman.io/image 5.42.1, with use-sigstore-attachments',
    source: 'test/interop/readers.test.ts; go.podman.io/image docker/docker_client.go',
    date: '2026-11-30',
  },
  {
    name: 'policy-controller',
    title: 'policy-controller',
    stores: ['tag'],
    version: 'policy-controller 0.13.1, an authority with a key',
    source: 'test/interop/readers.test.ts; sigstore/policy-controller pkg/webhook/validator.go',
    date: '2026-11-30',
  },
  {
    name: 'kyverno',
    title: 'Kyverno (key)',
    stores: ['tag'],
    version: 'Kyverno 1.19.1, a verifyImages rule of type Cosign (the default) with a key',
    source: 'kyverno/kyverno pkg/image/verifiers/cpol/cosign/verifier.go',
    date: '2026-11-30',
  },
  {
    name: 'webdis-trust',
    title: 'this tool',
    stores: ['tag', 'referrer', 'bundle'],
    readsElsewhere: true,
    version: 'this version',
    source: 'src/signature/discover.ts',
    date: '2026-11-30',
  },
];

export function readerOf(name: ReaderName): Reader {
  const found = readers.find((reader) => reader.name === name);
  if (found === undefined) throw new RangeError(`there is no reader ${name}`);
  return found;
}
