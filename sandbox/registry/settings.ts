/** Settings for the quirks of vendors; all can be changed while the registry is running. */

export type Action = 'pull' | 'push' | 'delete';

export interface Settings {
  /** `basic` as ECR private, `token` as Docker Hub, ECR Public and GHCR (registries.md §3) */
  auth: 'none' | 'basic' | 'token';
  /** user name -> password */
  users: Readonly<Record<string, string>>;
  /** user name -> identity token, accepted by the token endpoint as a refresh token */
  identityTokens: Readonly<Record<string, string>>;
  anonymousPull: boolean;
  /** whether a user has access; undefined is the anonymous user */
  permits: (user: string | undefined, repository: string, action: Action) => boolean;
  /** token endpoint named in the challenge; default: this server's own */
  realm: string | undefined;
  /** seconds */
  tokenLifetime: number;

  /** `off-404` as distribution, `off-405` as olareg without it, `html` as a login page (registries.md §4) */
  referrersApi: 'on' | 'off-404' | 'off-405' | 'html';
  /** OCI-Subject is sent even without the API, as ECR and Docker Hub did in 2024 */
  ociSubjectHeader: boolean;
  /** whether `?artifactType=` is applied, and reported as applied */
  filterReferrers: boolean;
  /** entries on a page of tags or referrers */
  pageSize: number;

  /** the response for a repository that does not exist, to users without push access (fault 14) */
  hideRepositories: 'no' | 401 | 403;
  /** content that does not exist is 403 for everyone, as on Artifactory */
  hideContent: 'no' | 'manifests' | 'blobs';

  /** bytes */
  maxManifestBytes: number;
  /** false: manifests are stored without checks */
  checkManifests: boolean;
  /** a manifest is rejected if one of its blobs or children is missing, as in distribution */
  requireContent: boolean;
  /** ECR: a tag is written once, and pushing the same digest again fails too */
  immutableTags: boolean;
  /** `PUT …/manifests/<digest>?tag=…` of distribution-spec 1.1+dev */
  tagParameter: boolean;
  /** a PUT with an If-Match that is not the current digest is refused (412); most registries ignore it */
  honourIfMatch: boolean;
  /** GitLab: the tag `sha256-<hex>` is read as the digest (ORAS#2148) */
  resolveDigestTags: boolean;
  /** the first push creates the repository; on ECR it must exist */
  createRepositories: boolean;

  /** blobs are served by a second server, through expiring signed URLs; always: also what was never pushed */
  redirectBlobs: boolean | 'always';
  /** seconds */
  redirectLifetime: number;
  /** ECR Public: an anonymous HEAD of a blob is 401 although GET is 200 (registries.md §4.3) */
  headBlobs: 'ok' | '401';
  /** `POST …/uploads/?digest=` stores the blob; distribution opens a session instead */
  singlePost: boolean;
  /** OCI-Chunk-Min-Length in bytes; 0 sends none */
  minChunkBytes: number;

  /** Docker-Content-Digest is left out, as old ECR did */
  omitContentDigest: boolean;
  /** milliseconds before every answer, also of the token endpoint and the blob storage */
  delay: number;
  /** milliseconds since 1970; for tokens and signed URLs */
  now: () => number;
}

export const defaultSettings: Readonly<Settings> = {
  auth: 'none',
  users: {},
  identityTokens: {},
  anonymousPull: true,
  permits: () => true,
  realm: undefined,
  tokenLifetime: 300,
  referrersApi: 'on',
  ociSubjectHeader: false,
  filterReferrers: true,
  pageSize: 1000,
  hideRepositories: 'no',
  hideContent: 'no',
  maxManifestBytes: 4 * 1024 * 1024,
  checkManifests: true,
  requireContent: true,
  immutableTags: false,
  tagParameter: true,
  honourIfMatch: false,
  resolveDigestTags: false,
  createRepositories: true,
  redirectBlobs: false,
  redirectLifetime: 300,
  headBlobs: 'ok',
  singlePost: true,
  minChunkBytes: 0,
  omitContentDigest: false,
  delay: 0,
  now: Date.now,
};
