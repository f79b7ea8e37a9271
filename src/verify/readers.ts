/**
 * The tools that read signatures, and the formats that each supports. Reports, `require-readable-by` and
 * the documents use this table; interop tests compare it with the tools themselves (docs/adr/0021).
 *
 * It matters because cosign v3 signs in a format that most policy engines do not look for: to them, the
 * image is unsigned.
 */

import { among, type Infer } from '../oci/document.ts';
import type { SignatureStore } from '../signature/format.ts';

/** The values of `require-readable-by`. */
export const requirableReaders = ['cosign-2.5', 'podman', 'policy-controller', 'kyverno'] as const;
export type RequirableReader = (typeof requirableReaders)[number];

/** A reader of signatures. `require-readable-by` accepts the same names, except cosign-2.6 and webdis-trust. */
export const readerName = among(['cosign-2.6', 'webdis-trust'], requirableReaders);
export type ReaderName = Infer<typeof readerName>;

export interface Reader {
  readonly name: ReaderName;
  /** its common name, with the versions that the entry is valid for */
  readonly title: string;
  /** the stores in which it finds signatures by default */
  readonly stores: readonly SignatureStore[];
  /** if the image has any bundle, it does not read the `.sig` tag */
  readonly bundlesHideTag?: true;
  /** it rejects a `.sig` image of Docker's media type */
  readonly ociImagesOnly?: true;
  /** whose signatures it verifies, if not everybody's; by a certificate for an e-mail address, or for a workflow */
  readonly signers?: 'keys' | 'keys and e-mail addresses';
  /** it finds signatures in another repository, if the policy names that */
  readonly usesSignatureRepository?: true;
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
    signers: 'keys and e-mail addresses',
    version: 'go.podman.io/image 5.42.1, with use-sigstore-attachments',
    source:
      'test/interop/readers.test.ts; go.podman.io/image docker/docker_client.go and signature/fulcio_cert.go',
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
    signers: 'keys',
    version: 'Kyverno 1.19.1, a verifyImages rule of type Cosign (the default) with a key',
    source: 'kyverno/kyverno pkg/image/verifiers/cpol/cosign/verifier.go',
    date: '2026-11-30',
  },
  {
    name: 'webdis-trust',
    title: 'this tool',
    stores: ['tag', 'referrer', 'bundle'],
    usesSignatureRepository: true,
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
