/**
 * What reading needs of a place that holds images: a repository on a registry (client.ts), or an
 * OCI layout on disk (layout/). Everything above those folders reads through this interface only.
 */
export {};
