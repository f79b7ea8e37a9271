/** A referrer as lists of referrers describe it (distribution-spec, "Listing Referrers"). */
/** By the manifest's own words. */
export function referrerEntry(manifest, digest, size) {
    const { mediaType, annotations } = manifest;
    const artifactType = manifest.artifactType ?? manifest.config?.mediaType;
    return {
        mediaType,
        size,
        digest,
        ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
        ...(artifactType === undefined ? {} : { artifactType }),
    };
}
