// This project's own release workflow, run by act for a tag: the real gh against a GitHub API on loopback, npm without
// publishing, and the real buildx, Fulcio, log and registries for the container image.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { tool } from '../../src/version.ts';
import { type Folder, temporaryFolder } from '../support/folder.ts';
import { binary, installed } from './support/binaries.ts';
import { type CommandResult, run } from './support/command.ts';
import { fulcioPeers } from './support/fulcio.ts';
import { type GitHubApi, startGitHubApi } from './support/github-api.ts';
import { type Identities, startIdentities } from './support/identities.ts';
import { type ReleaseWorld, releasePeers, startReleaseWorld } from './support/release-world.ts';
import { pushScanner } from './support/scanner.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const peers = ['act', 'gh', 'oras', 'debian-archive-keyring', ...releasePeers, ...fulcioPeers];
const skip = installed(...peers) ? false : 'node scripts/peers.mjs install --for release';

const repository = 'webdis/verify-action';
const tag: string = `v${tool.version}`;
const workflow = readFileSync(join(root, '.github', 'workflows', 'release.yml'), 'utf8');
const claims = { repository, ref: `refs/tags/${tag}` };
const identity = `https://github.com/${repository}/.github/workflows/release.yml@${claims.ref}`;

/** What cannot run here, and why. */
const onlyOnGitHub: readonly (readonly [RegExp, string])[] = [
  // Logins, and installing what is installed.
  [/^ {6}- uses: (?:actions\/setup-node|docker\/|aws-actions\/).*\n(?: {8}.*\n)*/gm, ''],
  [/^ {6}- name: Debian's keys\n(?: {8}.*\n)*/gm, ''],
  // They are the jobs of ci.yml, and take as long.
  [/^ {6}- name: (?:Format, lint|The packed tarball).*\n(?: {8}.*\n)*/gm, ''],
  // There is no Docker engine. image.test.ts runs the image.
  [/^ {6}- name: It runs\n(?: {8}.*\n)*/gm, ''],
  [/^ {4}environment: .*\n/gm, ''],
];

/** `npm run --silent`, which may run this test, would silence the npm of the workflow as well. */
const npmOutput = { npm_config_color: 'false', npm_config_loglevel: 'notice' };

describe('the release of this project under act', { skip, concurrency: false }, () => {
  let world: ReleaseWorld;
  let identities: Identities;
  let github: GitHubApi;
  let npm: { readonly asked: string[]; readonly url: string; stop(): void };
  let folder: Folder;
  let workspace: string;
  let commit: string;
  let names: readonly string[];
  let scanner: string;

  before(async () => {
    [world, github, npm] = await Promise.all([
      startReleaseWorld(),
      startGitHubApi(repository),
      startEmptyNpm(),
    ]);
    identities = await startIdentities(world.services);
    scanner = await pushScanner(world.hub.host, world.buildKit);
    names = [`${world.hub.host}/${repository}`, `${world.ecr.host}/${repository}`];
    folder = temporaryFolder('own-release');
    for (const shared of ['artifacts', 'bin']) mkdirSync(join(folder.path, shared));
    symlinkSync(binary('gh'), join(folder.path, 'bin', 'gh'));
    workspace = join(folder.path, 'checkout');
    for (const file of git(root, 'ls-files', '-z', '-co', '--exclude-standard').split('\0')) {
      const wanted = !/^(?:test|docs|site|bench)\/|^\.peers$|^$/.test(file);
      if (wanted) cpSync(join(root, file), join(workspace, file), { recursive: true });
    }
    cpSync(identities.trustedRoot, join(workspace, 'trusted-root.json'));
    git(workspace, 'init', '--quiet', '--initial-branch=main');
    git(workspace, 'remote', 'add', 'origin', `https://github.com/${repository}.git`);
    git(workspace, 'add', '--all');
    const who = ['-c', 'user.name=release', '-c', 'user.email=release@example.com'];
    git(workspace, ...who, 'commit', '--quiet', '--message', 'A release');
    git(workspace, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
    commit = git(workspace, 'rev-parse', 'HEAD').trim();
  });
  after(async () => {
    await Promise.all([world?.stop(), identities?.stop()]);
    for (const server of [github, npm]) server?.stop();
    folder?.remove();
  });

  it('does everything for a tag: draft, image, npm, release, major tag', async () => {
    github.tags.set(tag, commit);
    const { exit, stdout, stderr } = await act(rehearsed(workflow));
    assert.equal(exit, 0, stdout + stderr);

    const [release, ...others] = github.releases;
    assert.deepEqual(others, []);
    assert.ok(release);
    const { tag_name, draft, prerelease, body, assets } = release;
    assert.deepEqual([tag_name, draft, prerelease], [tag, false, false]);
    assert.match(body, /\S/);
    assert.deepEqual(assets.map(({ name }) => name).sort(), [
      'SHA256SUMS',
      `webdis-verify-action-${tool.version}.tgz`,
    ]);
    assert.equal(github.tags.get(`v${tool.version.split('.')[0]}`), commit);
    const published = github.writes.findIndex((write) => /^PATCH \/releases/.test(write));
    const moved = github.writes.indexOf('POST /git/refs');
    assert.ok(published >= 0 && published < moved, github.writes.join('\n'));

    assert.ok(
      npm.asked.some((path) => path.includes('verify-action')),
      'asked what is published',
    );
    assert.match(stdout, /npm notice Publishing to .* \(dry-run\)/);
  });

  it('signed and mirrored an image for both platforms, with an SBOM of each and a provenance', async () => {
    const response = await fetch(`http://${world.hub.host}/v2/${repository}/manifests/latest`, {
      headers: { accept: 'application/vnd.oci.image.index.v1+json' },
    });
    const { annotations } = (await response.json()) as { annotations?: Record<string, string> };
    assert.equal(
      annotations?.['org.opencontainers.image.source'],
      `https://github.com/${repository}`,
    );
    const [major, minor] = tool.version.split('.');
    for (const one of [tool.version, `${major}.${minor}`, `${major}`, 'latest']) {
      const attestations = [
        ...['--attestations', 'spdxjson on=platforms'],
        ...['--attestations', 'slsaprovenance1 on=all'],
      ];
      const { exit, stderr } = await world.us.run([
        ...['verify', '--platform=linux/amd64,linux/arm64', '--parity=true', ...attestations],
        ...['--certificate-identity', identity, '--certificate-oidc-issuer', identities.issuer.url],
        ...['--trusted-root', identities.trustedRoot, '--annotations', `version=${tool.version}`],
        ...names.map((name) => `${name}:${one}`),
      ]);
      assert.equal(exit, 0, stderr);
    }
  });

  it('runs again after everything is done, and changes nothing', async () => {
    const before = [...github.writes];
    const { exit, stdout } = await act(only('publish'));
    assert.equal(exit, 0, stdout);
    assert.deepEqual(github.writes.slice(before.length), ['PATCH /git/refs/tags/v1']);
    assert.equal(github.tags.get('v1'), commit);
  });

  it('threat 220: does not move the major tag back: from an old run, or for a pre-release', async () => {
    const [major] = tool.version.split('.');
    github.tags.set(`v${major}.9999.0`, 'f'.repeat(40));
    github.tags.set(`v${major}`, 'f'.repeat(40));
    const old = await act(only('publish'));
    assert.notEqual(old.exit, 0);
    assert.equal(github.tags.get(`v${major}`), 'f'.repeat(40));
    github.tags.delete(`v${major}.9999.0`);
    const candidate = await act(only('publish', { prerelease: 'true' }));
    assert.equal(candidate.exit, 0, candidate.stdout);
    assert.equal(github.tags.get(`v${major}`), 'f'.repeat(40));
  });

  /** One job, as if the jobs before it had succeeded. */
  function only(job: string, { prerelease = 'false' } = {}): string {
    const [head = '', jobs = ''] = rehearsed(workflow).split(/^jobs:\n/m);
    const [text = ''] = new RegExp(`^ {2}${job}:\\n(?:(?: {4}.*)?\\n)+`, 'm').exec(jobs) ?? [];
    return `${head}jobs:\n${text}`
      .replace(/^ {4}needs: .*\n/m, '')
      .replaceAll(/\$\{\{ needs\.check\.outputs\.version \}\}/g, tool.version)
      .replace(/needs\.check\.outputs\.prerelease == 'false'/, `${prerelease === 'false'}`);
  }

  /** On loopback: with the services, builder and scanner of this test. */
  function rehearsed(text: string): string {
    const { services, buildKit } = world;
    const env = identities.issuer.actionsEnvironment({ ...claims, sha: commit });
    const artifacts = join(folder.path, 'artifacts');
    const changes: readonly (readonly [RegExp, string])[] = [
      ...onlyOnGitHub,
      [
        /^ {6}- name: Keep the report.*\n(?: {8}.*\n)*/gm,
        `      - run: cp image-report.json ${artifacts}/\n`,
      ],
      [
        /^ {6}- uses: actions\/upload-artifact.*\n(?: {8}.*\n)*/gm,
        `      - run: cp --recursive assets notes.md ${artifacts}/\n`,
      ],
      [
        /^ {6}- uses: actions\/download-artifact.*\n(?: {8}.*\n)*/gm,
        `      - run: cp --recursive ${artifacts}/. .\n`,
      ],
      [/ghcr\.io\/webdis\/verify-action\n/, `${names[0]}\n`],
      [/public\.ecr\.aws\/webdis\/verify-action\n/, `${names[1]}\n`],
      [/sbom: true/, `sbom: generator=${scanner}`],
      // For these jobs only: others fetch packages.
      [/( {6}GH_TOKEN: .*\n)/g, `$1${environment(github.env)}`],
      [
        /( {4}name: Publish to npm\n)/,
        `$1    env:\n${environment({ npm_config_registry: npm.url, npm_config_dry_run: 'true', ...npmOutput })}`,
      ],
      [/( {8}id: image\n)/, `$1        env:\n${environment(env, 10)}`],
      [
        /( {10}keyless: true\n)/,
        `$1          builder: ${buildKit.builder}
          rekor-url: ${services.rekorV1.url}
          fulcio-url: ${identities.fulcio.url}
          trusted-root: trusted-root.json\n`,
      ],
    ];
    return changes.reduce((now, [from, to]) => {
      assert.match(now, from);
      return now.replace(from, to);
    }, text);
  }

  async function act(text: string): Promise<CommandResult> {
    const file = join(folder.path, 'workflow', 'release.yml');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    const event = join(folder.path, 'event.json');
    writeFileSync(event, JSON.stringify({ ref: claims.ref }));
    const platform = ['-P', 'ubuntu-24.04=-self-hosted', '--no-cache-server'];
    const flags = ['--artifact-server-addr', '127.0.0.1', '-W', file, '--eventpath', event];
    return run('act', ['push', ...platform, ...flags, '-s', 'GITHUB_TOKEN=token'], {
      cwd: workspace,
      env: {
        ...world.buildKit.env,
        // That home is empty: what npm has fetched before is not fetched again.
        npm_config_cache: join(homedir(), '.npm'),
        PATH: `${dirname(process.execPath)}:${join(folder.path, 'bin')}:${process.env['PATH']}`,
      },
    });
  }
});

/** Lines of a workflow. */
function environment(variables: Readonly<Record<string, string>>, indent = 6): string {
  return Object.entries(variables)
    .map(([name, value]) => `${' '.repeat(indent)}${name}: ${JSON.stringify(value)}\n`)
    .join('');
}

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8' });
}

/** A registry in which nothing was published. */
async function startEmptyNpm() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  server.unref();
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    url: `http://127.0.0.1:${port}/`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
