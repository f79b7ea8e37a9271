/**
 * The limits on untrusted input, and the timeouts.
 *
 * Exceeding a limit is E_LIMIT and makes a result *undetermined*, never "unsigned".
 */

const KiB = 1024;
const MiB = 1024 * KiB;

export const limits = {
  /** bytes of a manifest or index; same as in distribution, zot and ACR (threats 34, 35) */
  manifest: 4 * MiB,
  /** bytes of an image config, which is read to check the platform */
  config: 4 * MiB,
  /** bytes of a simple signing payload (threat 54) */
  payload: 256 * KiB,
  /** bytes of a sigstore bundle (threat 54) */
  bundle: MiB,
  /** bytes of an attestation: a bundle or layer (threat 169); 30 MB of SBOM are 40 MB in base64 */
  attestation: 64 * MiB,
  /** attestations that are fetched for each manifest and store (threat 169) */
  attestations: 64,
  /** bytes of a statement to sign: in base64, with certificates and log entries, it fits into an attestation */
  statement: 47 * MiB,
  /** bytes and JSON values of a provenance predicate, whose facts are read */
  provenance: 16 * MiB,
  provenanceValues: 1_000_000,
  /** UTF-16 units of one annotation (threat 41) */
  annotation: 256 * KiB,
  /** bytes of a token response or error body (threat 114) */
  errorBody: 64 * KiB,
  /** entries of an index (threat 34) */
  children: 1000,
  /** levels of nested indexes (threat 31) */
  nesting: 3,
  /** signature candidates that are fetched for each digest and store (threats 52, 53) */
  signatures: 100,
  /** manifests that are read to find referrers in an image layout, which has no list of them */
  layoutManifests: 20_000,
  /** entries of a tar archive with an image layout */
  archiveEntries: 100_000,
  /** bytes of an extended header of a tar archive, which has a long name */
  archiveHeader: 64 * KiB,
  /** pages of a referrers response (threat 55) */
  pages: 20,
  /** pages of a list of tags: enough for 10,000 releases with six tags each, at 100 tags a page */
  tagPages: 1000,
  /** log entries of one bundle (threat 102) */
  logEntries: 8,
  /** subjects of an in-toto statement, and digests of each (threat 82) */
  subjects: 1024,
  subjectDigests: 32,
  /** bytes of a signing certificate */
  certificate: 16 * KiB,
  /** characters of a name or claim in a certificate */
  certificateName: 2 * KiB,
  /** bytes of an OIDC identity token */
  identityToken: 16 * KiB,
  /** certificates that Fulcio returns: the signing certificate and its chain */
  chain: 8,
  /** trusted roots in one file */
  trustedRoots: 100,
  /** bytes of one file of a TUF repository; many are smaller, as metadata says */
  tufFile: 2 * MiB,
  /** bytes of the file that keeps what TUF fetched */
  tufCache: 16 * MiB,
  /** bytes of a key file */
  keyFile: 64 * KiB,
  /** nesting depth of a JSON document (threat 36) */
  jsonDepth: 64,
  /** values and keys of a JSON document: more than fit into 4 MiB of descriptors (threat 36) */
  jsonValues: 200_000,
  /** the same for ledgers and drift reports: the user's own files, which grow with the number of releases */
  fileJsonValues: 20_000_000,
  redirects: 10,
  /** images, platforms, annotations or keys in one run (threat 125) */
  listItems: 1000,
} as const;

/** Milliseconds. */
export const deadlines = {
  connect: 10_000,
  idle: 30_000,
  /** until the first byte of a blob: a pull-through cache may fetch the whole blob before it sends any */
  firstByte: 90_000,
  request: 120_000,
  /** for an update of the trusted root, after which the run continues with another root */
  rootUpdate: 60_000,
  /** for a response of a log or timestamp authority; Rekor v2 batches entries for a second or more */
  service: 60_000,
  run: 600_000,
} as const;

/** The maximum delay of a Node timer in milliseconds; a longer one would fire immediately. */
export const longestTimer = 2 ** 31 - 1;

/** Bytes per millisecond, a megabit per second. `deadlines.idle` notices a transfer that stalls. */
const slowest = 128;

/** Milliseconds for a request that transfers `bytes` in either direction (fault 10). */
export function transferTime(bytes: number): number {
  return deadlines.request + bytes / slowest;
}
