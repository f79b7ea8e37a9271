/**
 * The tools that read signatures, and the formats that each supports. Reports, `require-readable-by` and
 * the documents use this table; interop tests compare it with the tools themselves (docs/adr/0021).
 *
 * It matters because cosign v3 signs in a format that most policy engines do not look for: to them, the
 * image is unsigned.
 */

/** Where a signature is stored; this implies its format. */
export type Store = 'tag' | 'referrer' | 'bundle';

export type ReaderName =
  | 'cosign-2.6'
  | 'cosign-2.5'
  | 'podman'
  | 'policy-controller'
  | 'kyverno'
  | 'webdis-trust';

export interface Reader {
  readonly name: ReaderName;
  /** its common name, with the versions that the entry is valid for */
  readonly title: string;
  /** the stores in which it finds signatures by default */
  readonly stores: readonly Store[];
  /** if the image has any bundle, it does not read the `.sig` tag */
  readonly bundlesHideTag?: true;
  /** it rejects a `.sig` image of Docker's media type */
  readonly ociImagesOnly?: true;
  /** it finds signatures in another repository, if the policy names that */
  readonly usesSignatureRepository?: true;
  /** whether `require-readable-by` accepts its name */
  readonly canBeRequired: boolean;
  /** what was tested or read */
  readonly version: string;
  /** the test or source code that shows it */
  readonly source: string;
  /** day of the check */
  readonly date: string;
}

export const readers: readonly Reader[] = [
  {
    name: 'cosign-2.6',
    title: 'cosign ≥ 2.6',
    stores: ['bundle', 'tag'],
    bundlesHideTag: true,
    canBeRequired: false,
    version: 'cosign 2.6.4 and 3.1.2; 2.6.0 to 2.6.2 read bundles with --new-bundle-format only',
    source: 'test/interop/readers.test.ts; sigstore/cosign cmd/cosign/cli/verify/verify.go',
    date: '2026-11-30',
  },
  {
    name: 'cosign-2.5',
    title: 'cosign ≤ 2.5',
    stores: ['tag'],
    canBeRequired: true,
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
    canBeRequired: true,
    version: 'go.podman.io/image 5.42.1, with use-sigstore-attachments',
    source: 'test/interop/readers.test.ts; go.podman.io/image docker/docker_client.go',
    date: '2026-11-30',
  },
  {
    name: 'policy-controller',
    title: 'policy-controller',
    stores: ['tag'],
    canBeRequired: true,
    version: 'policy-controller 0.13.1, an authority with a key',
    source: 'test/interop/readers.test.ts; sigstore/policy-controller pkg/webhook/validator.go',
    date: '2026-11-30',
  },
  {
    name: 'kyverno',
    title: 'Kyverno (key)',
    stores: ['tag'],
    canBeRequired: true,
    version: 'Kyverno 1.19.1, a verifyImages rule of type Cosign (the default) with a key',
    source: 'kyverno/kyverno pkg/image/verifiers/cpol/cosign/verifier.go',
    date: '2026-11-30',
  },
  {
    name: 'webdis-trust',
    title: 'this tool',
    stores: ['tag', 'referrer', 'bundle'],
    usesSignatureRepository: true,
    canBeRequired: false,
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

/** The values of `require-readable-by`. */
export const requirableReaders: readonly ReaderName[] = readers
  .filter(({ canBeRequired: demandable }) => demandable)
  .map(({ name }) => name);
