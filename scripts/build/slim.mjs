// Removes library code that verifying and signing never reach at run time, which the bundler cannot know. The code is
// not reimplemented: it is removed, and calls to it are replaced by an error.

/** Modules that are not there, with the names that others import from them. */
const absent = {
  // For OIDC tokens, which nothing here asks for; it brings undici, three quarters of the bundle.
  '@actions/http-client': ['HttpClient'],
  '@actions/http-client/lib/auth': ['BearerCredentialHandler'],
  // Signed certificate timestamps, and what certificates of signers say: src/identity checks both.
  '@sigstore/verify/dist/key/sct.js': ['verifySCTs'],
  '@sigstore/verify/dist/policy.js': [
    'verifySubjectAlternativeName',
    'verifyExtensions',
    'verifyOIDs',
  ],
  // Log entries of a kind that is refused before (src/transparency/bundle-entry.ts).
  '@sigstore/verify/dist/tlog/intoto.js': ['verifyIntotoTLogBody'],
  // Certificates for identities, and where tokens for them come from.
  '@sigstore/sign/dist/identity/index.js': ['CIContextProvider'],
  // For the fetcher of tuf-js, in whose place src/tuf/updater.ts has one.
  '@gar/promise-retry': ['promiseRetry'],
  // debug, which tuf-js logs with, takes it from wherever the program is installed.
  'supports-color': [],
};

/** Messages that a signer writes as JSON. */
const written = ['sigstore_bundle.js', 'sigstore_rekor.js', 'sigstore_common.js', 'envelope.js'];

/** Makes rolldown plugins; `unused()` are the rules that matched in none so far: then a library has changed. */
export function slimming() {
  const unused = new Set([...Object.keys(absent), 'toJSON']);
  const absentFile = (id) =>
    Object.keys(absent).find((path) => id.endsWith(`/node_modules/${path}`));
  const plugin = ({ signs }) => ({
    name: 'slim',
    resolveId(id) {
      return Object.hasOwn(absent, id) ? `\0slim:${id}` : undefined;
    },
    load(id) {
      const name = id.startsWith('\0slim:') ? id.slice('\0slim:'.length) : absentFile(id);
      if (name === undefined) return undefined;
      unused.delete(name);
      return absentText(name);
    },
    transform(code, id) {
      if (!id.includes('/protobuf-specs/dist/__generated__/')) return undefined;
      unused.delete('toJSON');
      if (signs && written.some((file) => id.endsWith(`/__generated__/${file}`))) return undefined;
      return { code: withoutWriters(code), map: null };
    },
  });
  return { plugin, unused: () => [...unused] };
}

function absentText(name) {
  const message = JSON.stringify(`${name} is not part of this bundle (scripts/build/slim.mjs)`);
  return absent[name]
    .map((one) => `export function ${one}() { throw new Error(${message}); }\n`)
    .join('');
}

/** Generated messages know how to be written as JSON too; a verifier only reads. */
function withoutWriters(code) {
  return code
    .replace(/^ {4}toJSON\(\w+\) \{\n[\s\S]*?\n {4}\},\n/gm, '')
    .replace(/^function \w+ToJSON\(object\) \{\n[\s\S]*?\n\}\n/gm, '')
    .replace(/^exports\.\w+ToJSON = \w+ToJSON;\n/gm, '');
}
