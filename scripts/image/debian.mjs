// The Debian packages of the container image: fetched by apt into a state of its own, for any architecture, without
// root, and compared with the checksums in tools/image/debian.json.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** gcc-14-base has the licence of both libraries of GCC; base-files has the texts that all of them refer to. */
const names = ['base-files', 'ca-certificates', 'gcc-14-base', 'libc6', 'libgcc-s1', 'libstdc++6'];

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** By archive. */
const suites = { debian: 'trixie trixie-updates', 'debian-security': 'trixie-security' };

const lockOf = (root) => join(root, 'tools/image/debian.json');

function readLock(root) {
  return JSON.parse(readFileSync(lockOf(root), 'utf8'));
}

/**
 * The mirror that DEBIAN_MIRROR names, with `{}` where the name of the archive belongs, such as
 * http://mirror.example/{}; or the one of this machine, if it is a Debian of any version. apt checks the signatures.
 */
function sources(run) {
  const { DEBIAN_MIRROR: mirror = '' } = process.env;
  const targets = ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages'];
  const configured = mirror === '' ? run('apt-get', targets).split('\n') : [];
  return Object.entries(suites).map(([archive, names]) => {
    const uri =
      mirror === ''
        ? configured.find((one) => one.replace(/\/$/, '').endsWith(`/${archive}`))
        : mirror.replaceAll('{}', archive);
    if (uri === undefined) {
      throw new Error(
        `apt has no source for ${archive}: set DEBIAN_MIRROR to a mirror's URL, with {}`,
      );
    }
    const fields = {
      Types: 'deb',
      URIs: uri,
      Suites: names,
      Components: 'main',
      'Signed-By': keyring,
    };
    return Object.entries(fields).map(([name, value]) => `${name}: ${value}\n`);
  });
}

/**
 * apt with sources, lists and cache of its own, so that nothing of this machine's is read or changed.
 * @param use gets the arguments that every apt command needs, and a folder for what is downloaded
 */
function withApt(run, architecture, use) {
  const folder = mkdtempSync(join(tmpdir(), 'apt-'));
  for (const path of ['lists/partial', 'cache/archives/partial', 'downloads']) {
    mkdirSync(join(folder, path), { recursive: true });
  }
  writeFileSync(join(folder, 'status'), '');
  const stanzas = sources(run).map((fields) => fields.join(''));
  writeFileSync(join(folder, 'debian.sources'), stanzas.join('\n'));
  const options = {
    'APT::Architecture': architecture,
    'APT::Architectures': architecture,
    // As root, apt would leave the download to a user who may not write here.
    'APT::Sandbox::User': '',
    'Acquire::Languages': 'none',
    'Dir::Cache': join(folder, 'cache'),
    'Dir::Etc::sourcelist': join(folder, 'debian.sources'),
    'Dir::Etc::sourceparts': '-',
    'Dir::State': folder,
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::State::status': join(folder, 'status'),
  };
  const args = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  try {
    try {
      run('apt-get', [...args, 'update', '--quiet', '--error-on=any']);
    } catch (error) {
      const missing = existsSync(keyring) ? '' : '\nInstall the package debian-archive-keyring.';
      throw new Error(`${error.message}${missing}`);
    }
    return use(args, join(folder, 'downloads'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Paths by package; throws if one is not what the lock file says. */
export function fetchDebian(run, root, architecture, cache) {
  const lock = readLock(root);
  const files = new Map(
    names.map((name) => [name, join(cache, `${lock[name].sha256[architecture]}.deb`)]),
  );
  const missing = names.filter((name) => !existsSync(files.get(name)));
  if (missing.length > 0) {
    mkdirSync(cache, { recursive: true });
    withApt(run, architecture, (args, folder) => {
      const wanted = missing.map((name) => `${name}=${lock[name].version}`);
      try {
        run('apt-get', [...args, 'download', '--quiet', ...wanted], folder);
      } catch (error) {
        throw new Error(
          `${error.message}\nIf Debian has replaced a version: node scripts/image.mjs --update`,
        );
      }
      for (const file of readdirSync(folder)) {
        const path = join(folder, file);
        const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
        renameSync(path, join(cache, `${sha256}.deb`));
      }
    });
  }
  const wrong = names.filter((name) => !existsSync(files.get(name)));
  if (wrong.length > 0) throw new Error(`other contents than locked: ${wrong.join(', ')}`);
  return files;
}

/** By package: the folder with its files, and its control file. */
export function unpackDebian(run, packages, folder) {
  return new Map(
    [...packages].map(([name, path]) => {
      const files = join(folder, name);
      mkdirSync(files, { recursive: true });
      run('dpkg-deb', ['--extract', path, files]);
      return [name, { files, control: run('dpkg-deb', ['--field', path]) }];
    }),
  );
}

/** Writes the versions and checksums that Debian serves now. */
export function updateDebian(run, root, architectures) {
  const lock = {};
  for (const architecture of architectures) {
    const text = withApt(run, architecture, (args) =>
      run('apt-cache', [...args, 'show', '--no-all-versions', ...names]),
    );
    for (const record of text.trim().split('\n\n')) {
      const field = (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(record)?.[1];
      const version = field('Version');
      const entry = lock[field('Package')] ?? { version, sha256: {} };
      lock[field('Package')] = entry;
      if (entry.version !== version) {
        throw new Error(`${field('Package')} is ${version} and ${entry.version}: try again later`);
      }
      entry.sha256[architecture] = field('SHA256');
    }
  }
  const sorted = Object.fromEntries(names.map((name) => [name, lock[name]]));
  writeFileSync(lockOf(root), `${JSON.stringify(sorted, null, 2)}\n`);
}
