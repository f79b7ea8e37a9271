/** A referrer as lists of referrers describe it (distribution-spec, "Listing Referrers"). */
/** By the manifest's own words. */
export function referrerEntry(manifest, digest, size) {
    const { mediaType, annotations } = manifest;
    const configType = manifest.kind === 'image' ? manifest.config.mediaType : undefined;
    const artifactType = manifest.artifactType ?? configType;
    return {
        mediaType,
        size,
        digest,
        ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
        ...(artifactType === undefined ? {} : { artifactType }),
    };
}
