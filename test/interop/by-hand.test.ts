// docs/verifying-by-hand.md, followed step by step: each of its blocks in one shell, against registries of our own.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadCase, type VectorCase, vectorFolder } from '../../sandbox/images.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { type Digest, digestHex, digestOf } from '../../src/oci/digest.ts';
import { temporaryFolder } from '../support/folder.ts';
import { binary, installed } from './support/binaries.ts';
import { loadCase as push, readCases } from './support/load.ts';
import { type Registry, startDistribution3, startOlareg } from './support/registries.ts';

const document = readFileSync(new URL('../../docs/verifying-by-hand.md', import.meta.url), 'utf8');
const repository = 'nicolas/webdis';

interface Block {
  readonly section: number;
  readonly sh: string;
  /** what the text says it prints, one beginning of a line in each */
  readonly prints: readonly string[];
}

type Format = 'legacy' | 'bundle';

describe('verifying by hand', { skip: missing('openssl', 'curl', 'jq', 'sha256sum') }, () => {
  let hub: SandboxRegistry;
  let ecr: SandboxRegistry;

  before(async () => {
    // As the real ones are: a token for reading, and blobs that come from somewhere else.
    const settings = { auth: 'token', redirectBlobs: true } as const;
    hub = await startRegistry({ name: 'Hub', ...settings });
    ecr = await startRegistry({ name: 'ECR', ...settings, referrersApi: 'off-404' });
  });
  after(() => Promise.all([hub.stop(), ecr.stop()]));

  it('no block of the document is left out', () => {
    const formats = [...blocksFor('legacy'), ...blocksFor('bundle')];
    const followed = new Set([...formats, ...identityBlocks()].map(({ sh }) => sh));
    assert.equal(followed.size, document.match(/^```sh$/gm)?.length);
  });

  const good: readonly (readonly [string, Format])[] = [
    ['legacy-rekor-v1', 'legacy'],
    ['legacy-hub-identity', 'legacy'],
    ['docker-media-types', 'legacy'],
    ['bundle-rekor-v1', 'bundle'],
    ['bundle-rekor-v2', 'bundle'],
  ];
  for (const [name, format] of good) {
    it(`${name}: every block succeeds and prints what the text says`, async () => {
      const one = load(name);
      const { exit, output } = await follow(format);
      assert.equal(exit, 0, output);
      const printed = output.split('\n');
      for (const line of blocksFor(format).flatMap(({ prints }) => prints)) {
        assert.ok(
          printed.some((text) => text.startsWith(line)),
          `no line begins with "${line}":\n${output}`,
        );
      }
      const manifests = childrenOf(one);
      assert.ok(manifests.length >= 2);
      for (const digest of manifests) {
        const times = printed.filter((line) => line === `signed: ${digest}`).length;
        assert.equal(times, 2, `${digest} on both registries`);
      }
      assert.ok(printed.includes(`docker run docker.io/${repository}@${one.digest}`), output);
    });
  }

  /** What the last lines say then. */
  const bad: readonly (readonly [string, Format, RegExp])[] = [
    ['arm64-unsigned', 'legacy', /returned error: 404\n$/],
    ['index-only-bundle', 'bundle', /no signature of sha256:\S+ was found\n$/],
    ['other-key', 'legacy', /Verification failure\n$/],
    ['other-key-bundle', 'bundle', /Verification failure\n$/],
    ['replayed', 'legacy', /payload\.json: OK\nfalse\n$/],
    ['legacy-no-log', 'legacy', /jq: error.*\n$/],
    ['bundle-no-log', 'bundle', /Verified OK\n(jq: )?parse error.*\n/],
    ['attestation-only', 'bundle', /no signature of sha256:\S+ was found\n$/],
    ['unsigned', 'legacy', /returned error: 404\n$/],
  ];
  for (const [name, format, lastWords] of bad) {
    it(`${name}: the shell ends before the end`, async () => {
      load(name);
      await fails(format, lastWords);
    });
  }

  const changes: readonly {
    readonly what: string;
    readonly name: string;
    readonly format: Format;
    readonly change: (text: string) => string;
    readonly lastWords: RegExp;
  }[] = [
    {
      what: 'signature',
      name: 'legacy-rekor-v1',
      format: 'legacy',
      change: (text) => text.replace(/(cosign\/signature":"M.{20})(.)/, changeOne),
      lastWords: /true\nVerification failure\n$/,
    },
    {
      what: 'promise of the log',
      name: 'legacy-rekor-v1',
      format: 'legacy',
      change: (text) => text.replace(/(SignedEntryTimestamp\\":\\"M.{20})(.)/, changeOne),
      lastWords: /Verified OK\ntrue\nVerification failure\n$/,
    },
    {
      what: 'time of the log',
      name: 'legacy-rekor-v1',
      format: 'legacy',
      change: (text) => text.replace(/(integratedTime\\":)(\d)/, '$19'),
      lastWords: /Verified OK\ntrue\nVerification failure\n$/,
    },
    {
      what: 'signature',
      name: 'bundle-rekor-v1',
      format: 'bundle',
      change: (text) => text.replace(/("sig": *"M.{20})(.)/, changeOne),
      lastWords: /true\ntrue\nVerification failure\n$/,
    },
    {
      what: 'entry',
      name: 'bundle-rekor-v2',
      format: 'bundle',
      change: (text) => text.replace(/("canonicalizedBody": *")([^"]+)/, changeEntry),
      lastWords: /Verified OK\nfalse\n$/,
    },
    {
      what: 'checkpoint',
      name: 'bundle-rekor-v2',
      format: 'bundle',
      change: (text) => text.replace(/("envelope": *"[^"]*\\n\\n— \S+ .{12})(.)/, changeOne),
      lastWords: /Signature Verification Failure\n/,
    },
    {
      what: 'proof',
      name: 'bundle-rekor-v1',
      format: 'bundle',
      change: (text) => text.replace(/("hashes": *\[ *".{20})(.)/, changeOne),
      lastWords: /Verified OK\nrekor-v1\.local - \d+\n\d+\n\S+=\n$/,
    },
  ];
  for (const { what, name, format, change, lastWords } of changes) {
    it(`another ${what} (${name}): the shell ends before the end`, async () => {
      const one = load(name);
      const changed = format === 'legacy' ? changeLegacy(one, change) : changeBundles(one, change);
      assert.ok(changed > 0, 'the change found nothing to change');
      await fails(format, lastWords);
    });
  }

  it('a key with another fingerprint: the shell ends at once', async () => {
    load('other-key');
    const { exit, output } = await follow('legacy', 'other.pub');
    assert.notEqual(exit, 0);
    assert.match(output, /key\.der: FAILED/);
  });

  describe('against olareg', {
    skip: !installed('olareg') && 'node scripts/peers.mjs install olareg',
  }, () => {
    for (const [name, format] of [
      ['legacy-rekor-v1', 'legacy'],
      ['bundle-rekor-v1', 'bundle'],
    ] as const) {
      it(name, async () => {
        const vectors = fileURLToPath(vectorFolder);
        const one = readCases(vectors).get(name);
        assert.ok(one);
        const registries: Registry[] = [
          await startOlareg(),
          await startOlareg({ referrersApi: false }),
        ];
        try {
          for (const registry of registries) await push(vectors, one, registry, repository);
          const [first, second] = registries.map(({ host }) => `http://${host}`);
          const { exit, output } = await follow(format, 'signer.pub', { hub: first, ecr: second });
          assert.equal(exit, 0, output);
        } finally {
          await Promise.all(registries.map((registry) => registry.stop()));
        }
      });
    }
  });

  function load(name: string): VectorCase {
    for (const registry of [hub, ecr]) registry.reset();
    loadCase(ecr, repository, name);
    return loadCase(hub, repository, name);
  }

  async function fails(format: Format, lastWords: RegExp): Promise<void> {
    const { exit, output } = await follow(format);
    assert.notEqual(exit, 0, output);
    assert.match(output, lastWords);
    assert.ok(!output.includes('docker run'), output);
  }

  /** Every `.sig` manifest, with the same tag. */
  function changeLegacy({ tags }: VectorCase, change: (text: string) => string): number {
    const held = hub.store.repository(repository);
    let changed = 0;
    for (const [tag, digest] of Object.entries(tags)) {
      if (!tag.endsWith('.sig')) continue;
      const before = content(digest).toString();
      const after = change(before);
      if (after === before) continue;
      const type = 'application/vnd.oci.image.manifest.v1+json';
      held.tags.set(tag, held.putManifest(Buffer.from(after), type));
      changed += 1;
    }
    return changed;
  }

  /** Every bundle, with a referrer manifest that names the new bytes, in place of the old one. */
  function changeBundles(one: VectorCase, change: (text: string) => string): number {
    hub.reset();
    const held = hub.store.repository(repository);
    for (const digest of one.blobs) held.putBlob(content(digest), digest);
    let changed = 0;
    for (const [digest, type] of Object.entries(one.manifests) as [Digest, string][]) {
      const text = content(digest).toString();
      const { subject, layers } = JSON.parse(text);
      const [layer] = layers ?? [];
      if (subject === undefined || !layer.mediaType.includes('sigstore.bundle')) {
        held.putManifest(Buffer.from(text), type, digest);
        continue;
      }
      const before = content(layer.digest).toString();
      const bytes = Buffer.from(change(before));
      if (bytes.toString() !== before) changed += 1;
      held.putBlob(bytes);
      const size = `"size":${layer.size},"digest":"${layer.digest}"`;
      const referrer = text.replace(size, `"size":${bytes.length},"digest":"${digestOf(bytes)}"`);
      held.putManifest(Buffer.from(referrer), type);
    }
    for (const [tag, digest] of Object.entries(one.tags)) held.tags.set(tag, digest);
    return changed;
  }

  function follow(
    format: Format,
    key = 'signer.pub',
    { hub: first = hub.url, ecr: second = ecr.url } = {},
  ): Promise<{ readonly exit: number; readonly output: string }> {
    const folder = temporaryFolder('by-hand');
    copyFileSync(new URL(key, vectorFolder), `${folder.path}/webdis.pub`);
    const scope = `scope=repository:${repository}:pull`;
    const script = substitute(
      blocksFor(format)
        .map(({ sh }) => sh)
        .join('\n'),
      {
        fingerprint: fingerprintOf('signer.pub'),
        hub: first,
        hub_token: `"${hub.url}/token?service=${hub.host}&${scope}"`,
        ecr: second,
        ecr_token: `"${ecr.url}/token?service=${ecr.host}&${scope}"`,
        rekor_v1: derOf('rekor-v1.pub').toString('base64'),
        rekor_v2: derOf('rekor-v2.pub').toString('base64'),
      },
    );
    return shell(script, folder.path);
  }
});

const identityPeers = ['cosign3', 'olareg', 'distribution', 'docker', 'buildx', 'jq'];

describe('verifying by hand what a workflow signed', {
  skip: !installed(...identityPeers) && 'node scripts/peers.mjs install --for release',
}, () => {
  const vectors = fileURLToPath(new URL('../vectors/keyless-made', import.meta.url));
  let registries: Registry[];

  before(async () => {
    registries = await Promise.all([startOlareg(), startDistribution3()]);
  });
  after(() => Promise.all(registries.map((registry) => registry.stop())));

  for (const name of ['keyless-bundle-v2', 'keyless-legacy', 'keyless-one-certificate']) {
    it(`${name}: every manifest is signed on both registries`, async () => {
      const { exit, output } = await follow(name);
      assert.equal(exit, 0, output);
      for (const line of identityBlocks().flatMap(({ prints }) => prints)) {
        assert.ok(
          output.split('\n').some((text) => text.startsWith(line)),
          `no line begins with "${line}":\n${output}`,
        );
      }
      assert.equal(output.match(/^signed: /gm)?.length, 10, output);
    });
  }

  for (const [name, lastWords] of [
    ['keyless-index-only', /no signatures found/],
    ['keyless-arm64-other-workflow', /no matching CertificateIdentity/],
    ['keyless-branch', /no matching CertificateIdentity/],
    ['keyless-other-issuer', /no matching CertificateIdentity/],
    ['keyless-reusable', /GithubWorkflowRepository|no matching/],
    ['key-only', /no matching attestations/],
  ] as const) {
    it(`${name}: the shell ends before the end`, async () => {
      const { exit, output } = await follow(name);
      assert.notEqual(exit, 0, output);
      assert.match(output, lastWords);
      assert.ok(!output.includes('docker run'), output);
    });
  }

  it('another index on the second registry: the shell ends before anything is verified', async () => {
    const { exit, output } = await follow('keyless-bundle-v2', 'keyless-bundle-v1');
    assert.notEqual(exit, 0, output);
    assert.match(output, /first second differ/);
    assert.ok(!output.includes('signed:'), output);
  });

  async function follow(name: string, elsewhere = name) {
    const [first = '', second = ''] = await Promise.all(
      registries.map((registry, at) => {
        const one = readCases(vectors).get(at === 0 ? name : elsewhere);
        assert.ok(one);
        return push(vectors, one, registry);
      }),
    );
    const { path } = temporaryFolder('by-identity');
    const workflow = 'webdis/verify-action/.github/workflows/release.yml@refs/tags/v1.2.3';
    const script = substitute(
      identityBlocks()
        .map(({ sh }) => sh)
        .join('\n'),
      {
        tag: '0.1.24',
        ...{ first, second },
        identity: `https://github.com/${workflow}`,
        issuer: 'http://127.0.0.1:5071',
        caller: 'webdis/verify-action',
      },
    );
    return shell(script, path, programs(path));
  }

  /** The real ones, with the trusted root of the vectors and without Docker's engine. */
  function programs(home: string): string {
    const bin = join(home, 'bin');
    const plugins = join(home, '.docker', 'cli-plugins');
    for (const folder of [bin, plugins]) mkdirSync(folder, { recursive: true });
    symlinkSync(binary('buildx'), join(plugins, 'docker-buildx'));
    const root = `--trusted-root '${vectors}/trusted-root.json' --offline --allow-http-registry`;
    writeFileSync(
      join(bin, 'cosign'),
      `#!/bin/sh\nverb=$1; shift\nexec '${binary('cosign3')}' "$verb" ${root} "$@"\n`,
      { mode: 0o755 },
    );
    return `${bin}:${dirname(binary('docker'))}`;
  }
});

/** What is followed with cosign alone. */
const identitySection = 7;

function identityBlocks(): readonly Block[] {
  return blocks(document).filter(({ section }) => section === identitySection);
}

/** The blocks that a reader pastes: those of every section but of the other format. */
function blocksFor(format: Format): readonly Block[] {
  const [other, mine] = format === 'legacy' ? [4, 'legacy "$digest"'] : [3, 'bundle "$digest"'];
  const isLast = ({ section, sh }: Block) => section === 5 && sh.includes('for digest in');
  return blocks(document).filter(
    (block) =>
      ![other, identitySection].includes(block.section) &&
      (!isLast(block) || block.sh.includes(mine)),
  );
}

function blocks(text: string): readonly Block[] {
  return text.split(/^## /m).flatMap((section) => {
    const number = Number.parseInt(section, 10);
    const found = section.matchAll(/^```sh\n([\s\S]*?)^```\n(?:\n```text\n([\s\S]*?)^```\n)?/gm);
    return [...found].map(([, sh = '', prints = '']) => ({
      section: number,
      sh,
      prints: prints.split('\n').filter((line) => line !== ''),
    }));
  });
}

/** Variables that the document defines at its top; each must be there, once. */
function substitute(script: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((text, [name, value]) => {
    const definition = new RegExp(`^${name}=.*$`, 'gm');
    assert.equal(text.match(definition)?.length, 1, `${name} is defined once`);
    return text.replace(definition, () => `${name}=${value}`);
  }, script);
}

/** @param path of programs, before the others */
function shell(
  script: string,
  cwd: string,
  path?: string,
): Promise<{ readonly exit: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    // No proxy: the registries are on loopback.
    const programs = [path, process.env['PATH']]
      .filter((part) => part !== undefined)
      .join(delimiter);
    const env = { PATH: programs, HOME: cwd, LC_ALL: 'C.UTF-8' };
    const child = spawn('sh', [], { cwd, env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ exit: code ?? -1, output }));
    child.stdin.on('error', () => {}); // it ended before the end of the script
    child.stdin.end(script);
  });
}

function changeOne(_: string, before: string, character: string): string {
  return before + (character === 'A' ? 'B' : 'A');
}

/** Still canonical JSON, but about other bytes. */
function changeEntry(_: string, before: string, body: string): string {
  const text = Buffer.from(body, 'base64').toString();
  const changed = text.replace(/("digest":".{20})(.)/, changeOne);
  return before + Buffer.from(changed).toString('base64');
}

function childrenOf({ digest }: VectorCase): readonly string[] {
  return JSON.parse(content(digest).toString()).manifests.map(
    (entry: { digest: string }) => entry.digest,
  );
}

function content(digest: Digest): Buffer {
  return readFileSync(new URL(`content/sha256/${digestHex(digest)}`, vectorFolder));
}

function derOf(file: string): Buffer {
  const path = fileURLToPath(new URL(file, vectorFolder));
  return execFileSync('openssl', ['pkey', '-pubin', '-in', path, '-outform', 'DER']);
}

function fingerprintOf(file: string): string {
  return digestHex(digestOf(derOf(file)));
}

function missing(...programs: string[]): string | false {
  const absent = programs.filter((program) => {
    try {
      execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });
  return absent.length > 0 && `needs ${absent.join(', ')}`;
}
