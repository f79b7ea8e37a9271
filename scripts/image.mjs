#!/usr/bin/env node
// Writes .image/, the build context of the container image (Dockerfile), from pinned packages: Node from npm
// (tools/node/package-lock.json), libraries and CA certificates from Debian (tools/image/debian.json), and what
// `npm pack` packs of this checkout. Needs npm, apt-get, dpkg-deb and Debian's archive keyring, not root.
//   node scripts/image.mjs            written
//   node scripts/image.mjs --update   tools/image/debian.json names the newest packages
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchDebian, unpackDebian, updateDebian } from './image/debian.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, '.image');
const cache = join(root, 'node_modules', '.cache', 'image');

/** By Docker's names of architectures; the folder of the libraries is Debian's multiarch tuple. */
const architectures = {
  amd64: {
    cpu: 'x64',
    libraries: 'usr/lib/x86_64-linux-gnu',
    loader: ['lib64', 'ld-linux-x86-64.so.2'],
  },
  arm64: {
    cpu: 'arm64',
    libraries: 'usr/lib/aarch64-linux-gnu',
    loader: ['lib', 'ld-linux-aarch64.so.1'],
  },
};

/** What node is linked to, and what those are linked to. */
const libraries = {
  libc6: ['libc.so.6', 'libdl.so.2', 'libm.so.6', 'libpthread.so.0'],
  'libgcc-s1': ['libgcc_s.so.1'],
  'libstdc++6': ['libstdc++.so.6'],
};

const accounts = {
  'etc/passwd':
    'root:x:0:0:root:/:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n',
  'etc/group': 'root:x:0:\nnonroot:x:65532:\n',
  'etc/nsswitch.conf': 'hosts: files dns\n',
};

/** Runs a command that must succeed. */
function run(command, args, cwd = root) {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (done.error) throw new Error(`could not start ${command}: ${done.error.message}`);
  if (done.status === 0) return done.stdout;
  throw new Error(`${[command, ...args].join(' ')} ended with ${done.status}\n${done.stderr}`);
}

function write(folder, path, content) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** Copies what a link leads to. */
function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, dereference: true });
}

/** Libraries, CA certificates, accounts, and the licences of the Debian packages. */
function writeBase(folder, architecture, packages, scratch) {
  const { libraries: path, loader } = architectures[architecture];
  const unpacked = unpackDebian(run, packages, join(scratch, architecture));
  for (const [name, files] of Object.entries(libraries)) {
    for (const file of files) {
      copy(join(unpacked.get(name).files, path, file), join(folder, path, file));
    }
  }
  copy(join(unpacked.get('libc6').files, path, loader[1]), join(folder, ...loader));

  const base = unpacked.get('base-files').files;
  copy(join(base, 'usr/lib/os-release'), join(folder, 'etc/os-release'));
  copy(join(base, 'usr/share/common-licenses'), join(folder, 'usr/share/common-licenses'));
  for (const [name, { files, control }] of unpacked) {
    const copyright = join('usr/share/doc', name, 'copyright');
    if (existsSync(join(files, copyright))) copy(join(files, copyright), join(folder, copyright));
    // The two of GCC share one.
    else symlinkSync('gcc-14-base', join(folder, 'usr/share/doc', name));
    // Scanners look here for packages where there is no dpkg.
    write(folder, join('var/lib/dpkg/status.d', name), control);
  }
  write(folder, 'etc/ssl/certs/ca-certificates.crt', certificates(unpacked.get('ca-certificates')));
  for (const [file, text] of Object.entries(accounts)) write(folder, file, text);
  for (const empty of ['home', 'tmp', 'work']) mkdirSync(join(folder, empty));
}

/** All of them in one file, as Debian's update-ca-certificates writes it. */
function certificates({ files }) {
  const folder = join(files, 'usr/share/ca-certificates/mozilla');
  return readdirSync(folder)
    .sort()
    .map((name) => `${readFileSync(join(folder, name), 'utf8').trim()}\n`)
    .join('');
}

/** npm checks what it gets against the lockfile. */
function writeNode(folder, architecture, scratch) {
  const { cpu } = architectures[architecture];
  const name = `node-linux-${cpu}`;
  const lock = JSON.parse(readFileSync(join(root, 'tools/node/package-lock.json'), 'utf8'));
  const { version } = lock.packages[`node_modules/${name}`];
  const cached = join(cache, `${name}-${version}`);
  if (!existsSync(cached)) {
    const project = join(scratch, name);
    for (const file of ['package.json', 'package-lock.json']) {
      copy(join(root, 'tools/node', file), join(project, file));
    }
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--os=linux', `--cpu=${cpu}`];
    run('npm', ['ci', ...flags], project);
    const fetched = join(project, 'node_modules', name);
    copy(join(fetched, 'bin/node'), join(project, 'kept', 'node'));
    copy(join(fetched, 'LICENSE'), join(project, 'kept', 'LICENSE'));
    mkdirSync(cache, { recursive: true });
    cpSync(join(project, 'kept'), `${cached}.part`, { recursive: true });
    renameSync(`${cached}.part`, cached);
  }
  copy(join(cached, 'node'), join(folder, 'usr/local/bin/node'));
  copy(join(cached, 'LICENSE'), join(folder, 'usr/local/share/doc/node/LICENSE'));
}

/** File for file what npm installs. */
function writeApp(folder, scratch) {
  const packed = join(scratch, 'packed');
  const home = join(folder, 'usr/local/lib/node_modules/@webdis/verify-action');
  for (const one of [packed, home]) mkdirSync(one, { recursive: true });
  run('npm', ['pack', '--pack-destination', packed]);
  const [tarball] = readdirSync(packed);
  run('tar', ['-xzf', join(packed, tarball), '--strip-components=1', '-C', home]);
}

/** The same bytes on every machine and for every version, so that a layer that did not change is pulled once. */
function settle(path) {
  const entry = lstatSync(path);
  if (entry.isDirectory()) {
    for (const name of readdirSync(path)) settle(join(path, name));
    chmodSync(path, /base-\w+\/tmp$/.test(path) ? 0o1777 : 0o755);
  } else if (entry.isFile()) {
    chmodSync(path, entry.mode & 0o100 ? 0o755 : 0o644);
  }
  // When npm says every file was made.
  const made = new Date('1985-10-26T08:15:00Z');
  lutimesSync(path, made, made);
}

function writeContext() {
  const scratch = mkdtempSync(join(tmpdir(), 'image-'));
  const context = join(scratch, 'context');
  try {
    for (const architecture of Object.keys(architectures)) {
      const packages = fetchDebian(run, root, architecture, cache);
      writeBase(join(context, `base-${architecture}`), architecture, packages, scratch);
      writeNode(join(context, `node-${architecture}`), architecture, scratch);
    }
    writeApp(join(context, 'app'), scratch);
    mkdirSync(join(context, 'nonroot'));
    rmSync(target, { recursive: true, force: true });
    cpSync(context, target, { recursive: true, verbatimSymlinks: true });
    settle(target);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv.includes('--update')) updateDebian(run, root, Object.keys(architectures));
else writeContext();
