/** Media types of the OCI image spec, Docker and cosign. */

export const mediaTypes = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  empty: 'application/vnd.oci.empty.v1+json',
  dockerIndex: 'application/vnd.docker.distribution.manifest.list.v2+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerConfig: 'application/vnd.docker.container.image.v1+json',
  dockerSchema1: 'application/vnd.docker.distribution.manifest.v1+json',
  /** artifact manifests of release candidates of image-spec 1.1, and of ORAS before them; copied, but not verified */
  artifact: 'application/vnd.oci.artifact.manifest.v1+json',
  orasArtifact: 'application/vnd.cncf.oras.artifact.manifest.v1+json',
  dockerSchema1Signed: 'application/vnd.docker.distribution.manifest.v1+prettyjws',
  simpleSigning: 'application/vnd.dev.cosign.simplesigning.v1+json',
  /** config type and artifact type of the OCI 1.1 experimental store (cosign-formats.md §1.5) */
  cosignArtifactSig: 'application/vnd.dev.cosign.artifact.sig.v1+json',
  bundle: 'application/vnd.dev.sigstore.bundle.v0.3+json',
  /** a layer under an `.att` tag: an attestation with its signature */
  dsseEnvelope: 'application/vnd.dsse.envelope.v1+json',
  /** a layer of an attestation manifest of buildx: a statement without a signature */
  inToto: 'application/vnd.in-toto+json',
} as const;

/** The Accept header of manifest requests: without the first four, registries return 404 or convert (registries.md §2.4). */
export const manifestTypes: readonly string[] = [
  mediaTypes.index,
  mediaTypes.manifest,
  mediaTypes.dockerIndex,
  mediaTypes.dockerManifest,
  mediaTypes.artifact,
  mediaTypes.orasArtifact,
];

/** Any other config belongs to an artifact. */
export function isImageConfig(type: unknown): boolean {
  return type === mediaTypes.config || type === mediaTypes.dockerConfig;
}

export function isManifestType(type: string): boolean {
  return manifestTypes.includes(type);
}

export function isIndexType(type: string): boolean {
  return type === mediaTypes.index || type === mediaTypes.dockerIndex;
}

export function isImageType(type: string): boolean {
  return type === mediaTypes.manifest || type === mediaTypes.dockerManifest;
}
