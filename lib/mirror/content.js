/** What a manifest names, its subject apart. */
export function blobsOf(manifest) {
    return manifest.kind === 'image' ? [manifest.config, ...manifest.layers] : [];
}
export function childrenOf(manifest) {
    return manifest.kind === 'index' ? manifest.manifests : [];
}
