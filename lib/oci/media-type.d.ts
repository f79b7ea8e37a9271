/** Media types of the OCI image spec, of Docker, and of what cosign stores. */
export declare const mediaTypes: {
    readonly index: 'application/vnd.oci.image.index.v1+json';
    readonly manifest: 'application/vnd.oci.image.manifest.v1+json';
    readonly config: 'application/vnd.oci.image.config.v1+json';
    readonly empty: 'application/vnd.oci.empty.v1+json';
    readonly dockerIndex: 'application/vnd.docker.distribution.manifest.list.v2+json';
    readonly dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json';
    readonly dockerConfig: 'application/vnd.docker.container.image.v1+json';
    readonly dockerSchema1: 'application/vnd.docker.distribution.manifest.v1+json';
    /** of the release candidates of image-spec 1.1, and what came before them; stored, and read by no reader of images */
    readonly artifact: 'application/vnd.oci.artifact.manifest.v1+json';
    readonly orasArtifact: 'application/vnd.cncf.oras.artifact.manifest.v1+json';
    readonly dockerSchema1Signed: 'application/vnd.docker.distribution.manifest.v1+prettyjws';
    readonly simpleSigning: 'application/vnd.dev.cosign.simplesigning.v1+json';
    /** config type and artifact type of the OCI 1.1 experimental store (cosign-formats.md §1.5) */
    readonly cosignArtifactSig: 'application/vnd.dev.cosign.artifact.sig.v1+json';
    readonly bundle: 'application/vnd.dev.sigstore.bundle.v0.3+json';
};
/** What every manifest request accepts: without the first four, registries answer 404 or convert (registries.md §2.4). */
export declare const manifestTypes: readonly string[];
/** Whether a type is one of a manifest, as against one of a blob. */
export declare function isManifestType(type: string): boolean;
export declare function isIndexType(type: string): boolean;
export declare function isImageType(type: string): boolean;
