#!/usr/bin/env node
// Installs the programs that the interop tests and the benchmarks run against.
// What is installed, and which checksums it must have, is in test/interop/peers:
// a Go module or a requirements.txt in a folder for each program, and debian.txt.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = join(root, 'test/interop/peers');
const target = join(root, '.peers');
const bin = join(target, 'bin');
const stamps = join(target, 'stamp');

const usage = `usage: node scripts/peers.mjs <command>

  install [name…]        install the named peers, or those of a group
          --for verify   what verifying is tested with (the default)
          --for sign     the same, and what signing is tested with
          --for mirror   the same, and what mirroring is compared with
          --for release  what signing is tested with, docker, whose plugin is buildx, and ko
          --for drift    the same, and the browser that opens the status page
          --for all      everything
  list                   names, versions, and what is installed
  path <program>         where a program is

Peers are kept in .peers/, programs in .peers/bin/. A peer that is installed
already, from the same pinned sources, is left alone.
`;

/** What each verb is tested with, the longest build first. */
const forVerify = `cosign3 distribution docker-registry nginx openssl jq tc zizmor
  olareg oras crane regctl podman-policy act actionlint conformance cosign2 policy-tester zsh fish`.split(
  /\s+/,
);
const forSign = `rekor-v1 trillian buildx buildkitd postgres runc timestamp-server
  rekor-v2 fulcio tesseract`.split(/\s+/);
const forRelease = [...forVerify, ...forSign, 'ko', 'docker', 'gh', 'debian-archive-keyring'];
const groups = {
  verify: forVerify,
  sign: [...forVerify, ...forSign],
  mirror: [...forVerify, ...forSign, 'skopeo'],
  release: forRelease,
  drift: [...forRelease, 'chromium'],
};

/** These take their version from the linker; the others carry it. */
const versionVariables = {
  buildkitd: 'github.com/moby/buildkit/version.Version',
  buildx: 'github.com/docker/buildx/version.Version',
  cosign2: 'sigs.k8s.io/release-utils/version.gitVersion',
  cosign3: 'sigs.k8s.io/release-utils/version.gitVersion',
};

/** Without these, a library needs C libraries for what is not used here. */
const buildTags = { 'podman-policy': 'containers_image_openpgp' };

/** @typedef {{ name: string, kind: 'go' | 'python' | 'debian', version: string, programs: string[], fingerprint: string, install: () => Promise<void> }} Peer */

/** @returns {Peer[]} */
function readPeers() {
  const folders = readdirSync(sources, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const debian = readFileSync(join(sources, 'debian.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.trim().split(/\s+/));
  return [
    ...folders.map(({ name }) =>
      existsSync(join(sources, name, 'go.mod')) ? goPeer(name) : pythonPeer(name),
    ),
    ...debian.map(([program, pkg]) => debianPeer(program, pkg)),
  ];
}

/** A module with one tool gives a program named after its folder; one with several, a program named after each tool. */
function goPeer(name) {
  const folder = join(sources, name);
  const mod = readFileSync(join(folder, 'go.mod'), 'utf8');
  const tools = [...mod.matchAll(/^(?:tool |\t)([^\s(]+)$/gm)].map((match) => match[1]);
  // A program of our own has the version of the library that it calls: the first requirement.
  const ownSources = readdirSync(folder).filter((file) => file.endsWith('.go'));
  const requirements = [...mod.matchAll(/^(?:require )?\s*(\S+) (v\S+)/gm)];
  const [module] =
    ownSources.length > 0
      ? requirements
      : requirements
          .filter(([, path]) => tools[0] === path || tools[0].startsWith(`${path}/`))
          .sort(([, a], [, b]) => b.length - a.length);
  const version = module[2];
  const programs = tools.length === 1 ? [name] : tools.map((tool) => basename(tool));
  const linker = [
    '-s',
    '-w',
    ...(name in versionVariables ? ['-X', `${versionVariables[name]}=${version}`] : []),
  ];
  const output = tools.length === 1 ? join(bin, name) : `${bin}/`;
  const tags = name in buildTags ? ['-tags', buildTags[name]] : [];
  const flags = ['-trimpath', ...tags, '-ldflags', linker.join(' ')];
  const command = ['build', ...flags, '-o', output, ...tools];
  const env = {
    GOTOOLCHAIN: 'local',
    GOWORK: 'off',
    CGO_ENABLED: '0',
    GOFLAGS: '-mod=readonly -buildvcs=false',
  };
  return {
    name,
    kind: 'go',
    version,
    programs,
    fingerprint: hash(
      ...['go.mod', 'go.sum', ...ownSources].map((file) =>
        readFileSync(join(folder, file), 'utf8'),
      ),
      [...linker, ...tags].join(' '),
    ),
    install: () => run('go', command, { cwd: folder, env }),
  };
}

function pythonPeer(name) {
  const requirements = join(sources, name, 'requirements.txt');
  const text = readFileSync(requirements, 'utf8');
  const venv = join(target, 'venv', name);
  return {
    name,
    kind: 'python',
    version: text.match(/==(\S+)/)?.[1] ?? '',
    programs: [name],
    fingerprint: hash(text),
    install: async () => {
      // Without a pip of its own the venv needs nothing that Debian packages apart.
      await run('python3', ['-m', 'venv', '--clear', '--without-pip', venv]);
      const pip = ['-m', 'pip', '--python', join(venv, 'bin/python'), 'install', '--quiet'];
      await run('python3', [...pip, '--require-hashes', '-r', requirements]);
      link(join(venv, 'bin', name), name);
    },
  };
}

function debianPeer(program, pkg) {
  const name = basename(program);
  return {
    name,
    kind: 'debian',
    version: `package ${pkg}`,
    programs: [name],
    fingerprint: hash(program),
    install: async () => {
      if (!locate(program)) await aptInstall(pkg);
      const path = locate(program);
      if (!path) throw new Error(`package ${pkg} is installed, but there is no program ${program}`);
      link(path, name);
    },
  };
}

/** Looks on PATH and where Debian puts what only root was meant to run; a whole path may be a pattern. */
function locate(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  const paths = program.startsWith('/')
    ? globSync(program)
    : folders.map((folder) => join(folder, program));
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return !path.startsWith(bin);
    } catch {
      return false;
    }
  });
}

function link(path, name) {
  rmSync(join(bin, name), { force: true });
  symlinkSync(path, join(bin, name));
}

let apt = Promise.resolve();
let aptUpdated = false;

/** One package after the other, and without starting the service that a package brings. */
function aptInstall(pkg) {
  apt = apt
    .catch(() => {})
    .then(async () => {
      if (!existsSync('/usr/bin/apt-get'))
        throw new Error(`not on Debian: install what Debian calls ${pkg} by hand`);
      if (process.getuid?.() !== 0)
        throw new Error(`not root: run \`apt-get install ${pkg}\` as root, then try again`);
      const env = { DEBIAN_FRONTEND: 'noninteractive' };
      const policy = '/usr/sbin/policy-rc.d';
      const ours = !existsSync(policy);
      if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
      try {
        if (!aptUpdated) await run('apt-get', ['update', '-q'], { env });
        aptUpdated = true;
        await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', pkg], { env });
      } finally {
        if (ours) rmSync(policy);
      }
    });
  return apt;
}

/** Runs a command; what it prints is shown only if it fails. */
function run(command, args, { cwd = root, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output = (output + text).slice(-4000);
      });
    }
    child.on('error', (error) =>
      reject(error.code === 'ENOENT' ? new Error(`${command} is not installed`) : error),
    );
    child.on('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(`${[command, ...args].join(' ')} exited with ${code}\n${output.trimEnd()}`),
        );
    });
  });
}

function hash(...parts) {
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}

/** @param {Peer} peer */
function isInstalled(peer) {
  const stamp = join(stamps, peer.name);
  return (
    peer.programs.every((program) => existsSync(join(bin, program))) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === peer.fingerprint
  );
}

/** @param {Peer} peer */
async function install(peer) {
  const label = `${peer.name} ${peer.version}`.padEnd(34);
  if (isInstalled(peer)) {
    console.log(`${label} ready`);
    return true;
  }
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  try {
    await peer.install();
    writeFileSync(join(stamps, peer.name), peer.fingerprint);
    console.log(`${label} installed in ${seconds()}`);
    return true;
  } catch (error) {
    console.error(`${label} failed after ${seconds()}: ${error.message}`);
    return false;
  }
}

/** @param {Peer[]} peers */
async function installAll(peers) {
  mkdirSync(bin, { recursive: true });
  mkdirSync(stamps, { recursive: true });
  const queue = [...peers];
  const failed = [];
  const worker = async () => {
    for (let peer = queue.shift(); peer; peer = queue.shift()) {
      if (!(await install(peer))) failed.push(peer.name);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
  if (failed.length > 0) throw new Error(`could not install ${failed.join(', ')}`);
}

/** @param {Peer[]} peers @param {string[]} names */
function select(peers, names) {
  return names.map((name) => {
    const peer = peers.find(
      (candidate) => candidate.name === name || candidate.programs.includes(name),
    );
    if (!peer)
      throw new Error(
        `no peer is called ${name}; there are ${peers.map((known) => known.name).join(', ')}`,
      );
    return peer;
  });
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { for: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  const [command, ...names] = positionals;
  if (values.help) return process.stdout.write(usage);
  const peers = readPeers();
  if (command === 'install') {
    const group = values.for ?? 'verify';
    if (names.length > 0) return installAll(select(peers, names));
    if (group === 'all') return installAll(peers);
    if (!Object.hasOwn(groups, group))
      throw new Error(
        `no group is called ${group}; there are ${Object.keys(groups).join(', ')} and all`,
      );
    return installAll(select(peers, groups[group]));
  }
  if (command === 'list') {
    for (const peer of peers) {
      const state = isInstalled(peer) ? 'installed' : 'missing';
      console.log(
        [
          peer.name.padEnd(18),
          peer.version.padEnd(40),
          state.padEnd(10),
          peer.programs.join(' '),
        ].join(''),
      );
    }
    return;
  }
  if (command === 'path' && names.length === 1) {
    const [peer] = select(peers, names);
    if (!isInstalled(peer))
      throw new Error(`${peer.name} is not installed: node scripts/peers.mjs install ${peer.name}`);
    const program = peer.programs.includes(names[0]) ? names[0] : peer.programs[0];
    return console.log(join(bin, program));
  }
  process.stderr.write(usage);
  process.exitCode = 2;
}

main().catch((error) => {
  console.error(`peers: ${error.message}`);
  process.exitCode = 1;
});
