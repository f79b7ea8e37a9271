// The sandbox registry against the OCI distribution-spec conformance suite, every workflow switched on.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type RegistryOptions, startRegistry } from '../../sandbox/registry/index.ts';
import { temporaryFolder } from '../support/folder.ts';
import { run } from './support/command.ts';

interface Variant {
  readonly about: string;
  readonly registry: RegistryOptions;
  /** arguments of the suite, without those about the registry */
  readonly suite: Readonly<Record<string, string>>;
}

const login = { users: { ada: 'secret' }, anonymousPull: false };
const credentials = { OCI_USERNAME: 'ada', OCI_PASSWORD: 'secret' };

const variants: readonly Variant[] = [
  { about: 'with the defaults', registry: {}, suite: {} },
  {
    about: 'taking manifests before their content',
    registry: { requireContent: false },
    suite: { OCI_DATA_SPARSE: 'true' },
  },
  { about: 'Basic credentials', registry: { ...login, auth: 'basic' }, suite: credentials },
  {
    about: 'tokens, and blobs behind redirects',
    registry: { ...login, auth: 'token', redirectBlobs: true },
    // The digest header is on the redirect, where the suite does not look.
    suite: { ...credentials, OCI_API_BLOBS_DIGEST_HEADER: 'false' },
  },
  { about: 'large chunks', registry: { minChunkBytes: 5000 }, suite: {} },
];

for (const { about, registry: options, suite } of variants) {
  test(`distribution-spec conformance: ${about}`, async (t) => {
    const registry = await startRegistry(options);
    t.after(() => registry.stop());
    const folder = temporaryFolder('conformance');
    t.after(() => folder.remove());
    await run('conformance', [], {
      cwd: folder.path,
      env: {
        OCI_REGISTRY: registry.host,
        OCI_TLS: 'disabled',
        OCI_REPO1: 'conformance/one',
        OCI_REPO2: 'conformance/two',
        // 1.1 with what has been added since: cancelled uploads, tag parameters, digest headers.
        OCI_VERSION: 'dev',
        OCI_RESULTS_DIR: folder.path,
        ...suite,
      },
    });
    const results = readResults(readFileSync(join(folder.path, 'junit.xml'), 'utf8'));
    assert.deepEqual(results.others, []);
    assert.ok(results.checks > 900, `${results.checks} checks: has the suite run to its end?`);
    t.diagnostic(`${results.checks} checks passed`);
  });
}

/** A JUnit report: the suite's own count of checks, and every test case that has not passed. */
function readResults(junit: string): { readonly checks: number; readonly others: string[] } {
  const cases = [...junit.matchAll(/<testcase name="([^"]*)"[^>]* status="([^"]*)"/g)];
  return {
    checks: Number(/<testsuites [^>]*tests="([0-9]+)"/.exec(junit)?.[1]),
    others: cases
      .filter(([, , status]) => status !== 'passed')
      .map(([, name, status]) => `${status}: ${name}`),
  };
}
