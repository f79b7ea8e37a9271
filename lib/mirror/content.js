/** The blobs that a manifest names. */
export function blobsOf(manifest) {
    return manifest.kind === 'image' ? [manifest.config, ...manifest.layers] : [];
}
