/**
 * The bounds on everything that comes from outside, in one place.
 *
 * A limit that is reached is E_LIMIT and makes a result *undetermined*, never "unsigned".
 */

const KiB = 1024;
const MiB = 1024 * KiB;

export const limits = {
  /** bytes of a manifest or index; the cap of distribution, zot and ACR (threats 34, 35) */
  manifest: 4 * MiB,
  /** bytes of an image config, read for the platform check only */
  config: 4 * MiB,
  /** bytes of a simple signing payload (threat 54) */
  payload: 256 * KiB,
  /** bytes of a sigstore bundle (threat 54) */
  bundle: MiB,
  /** UTF-16 units of one annotation (threat 41) */
  annotation: 256 * KiB,
  /** bytes of a token answer or of an error body (threat 114) */
  errorBody: 64 * KiB,
  /** entries of an index (threat 34) */
  children: 1000,
  /** how deep indexes may nest: an index in an index in an index (threat 31) */
  nesting: 3,
  /** signature candidates that are fetched for each digest, of each store (threats 52, 53) */
  signatures: 100,
  /** manifests that are read to find the referrers in an image layout, where nobody lists them */
  layoutManifests: 20_000,
  /** pages of a referrers answer (threat 55) */
  pages: 20,
  /** the same of tags: ten thousand releases have six tags each, and registries give 100 to a page */
  tagPages: 1000,
  /** log entries of one bundle (threat 102) */
  logEntries: 8,
  /** subjects of an in-toto statement, and digests of each (threat 82) */
  subjects: 1024,
  subjectDigests: 32,
  /** bytes of a signing certificate */
  certificate: 16 * KiB,
  /** characters of a name, or of a claim, in a certificate */
  certificateName: 2 * KiB,
  /** trusted roots of one file */
  trustedRoots: 100,
  /** bytes of a key file */
  keyFile: 64 * KiB,
  /** nesting of any JSON document (threat 36) */
  jsonDepth: 64,
  /** values of a JSON document, each key counted as one: more than 4 MiB of descriptors have (threat 36) */
  jsonValues: 200_000,
  /** the same of a ledger or a drift report, which grow with the releases and are files of the user's */
  fileJsonValues: 20_000_000,
  redirects: 10,
  /** images, platforms, annotations or keys in one run (threat 125) */
  listItems: 1000,
} as const;

/** Milliseconds. */
export const deadlines = {
  connect: 10_000,
  idle: 30_000,
  /** until a blob begins: a pull-through cache sends nothing of it until it has fetched all of it */
  firstByte: 90_000,
  request: 120_000,
  /** for a log or a timestamp authority to answer; Rekor v2 collects entries for a second or more */
  service: 60_000,
  run: 600_000,
} as const;

/** Milliseconds that a timer of Node's can wait; a longer one would fire at once. */
export const longestTimer = 2 ** 31 - 1;
