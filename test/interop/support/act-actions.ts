// What stands for the actions of others in a run of act, which may not fetch them: as much of each as examples use, with real buildx.
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Folders of the test, outside of the workspace of the job. */
export interface Places {
  /** What actions keep for later jobs and runs. */
  readonly kept: string;
  /** The checkout of the repository. */
  readonly repository: string;
  /** The checkout of this project, which a workflow may name as another repository. */
  readonly project: string;
  readonly builder: string;
}

export function runAction(name: string, places: Places): void {
  const action = actions[name];
  if (action === undefined) throw new Error(`nothing stands for the action ${name}`);
  action(places);
}

/** They prepare what a test has anyway. */
export const isIdle = (name: string) => actions[name] === nothing;

const nothing = () => {};

const actions: Readonly<Record<string, (places: Places) => void>> = {
  'actions/cache/restore': restore,
  'actions/cache/save': ({ kept }) => {
    cpSync(input('path'), file(kept, 'caches', input('key')));
  },
  'actions/checkout': ({ repository, project }) => {
    const other = input('repository');
    const from = other === '' || other === process.env['GITHUB_REPOSITORY'] ? repository : project;
    cpSync(from, join('.', input('path')), { recursive: true });
  },
  'actions/deploy-pages': ({ kept }) => {
    if (!existsSync(join(kept, 'pages', 'index.html'))) throw new Error('there is no page');
    output('page_url', 'https://pages.example');
  },
  'actions/download-artifact': download,
  'actions/upload-artifact': ({ kept }) => upload(input('path'), kept, input('name')),
  'actions/upload-pages-artifact': ({ kept }) => {
    cpSync(input('path'), join(kept, 'pages'), { recursive: true });
  },
  'aws-actions/amazon-ecr-login': nothing,
  'aws-actions/configure-aws-credentials': nothing,
  'docker/build-push-action': build,
  'docker/login-action': nothing,
  'docker/metadata-action': metadata,
  'docker/setup-buildx-action': nothing,
  'docker/setup-qemu-action': nothing,
};

function input(name: string): string {
  return (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}

function lines(name: string): readonly string[] {
  return input(name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function output(name: string, value: string): void {
  appendFileSync(process.env['GITHUB_OUTPUT'] ?? '', `${name}<<END\n${value}\nEND\n`);
}

/** Names may have slashes. */
function file(...[kept, folder, name]: readonly [string, string, string]): string {
  mkdirSync(join(kept, folder), { recursive: true });
  return join(kept, folder, name.replaceAll('/', '_'));
}

/** The cache of that key; otherwise the newest one whose key begins as asked. */
function restore({ kept }: Places): void {
  const exact = file(kept, 'caches', input('key'));
  const folder = dirname(exact);
  const newest = readdirSync(folder)
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  const prefixes = lines('restore-keys').map((prefix) => file(kept, 'caches', prefix));
  const found = [exact, ...prefixes].flatMap((prefix) =>
    newest.filter((path) => (prefix === exact ? path === exact : path.startsWith(prefix))),
  );
  if (found[0] !== undefined) cpSync(found[0], input('path'));
}

function upload(paths: string, kept: string, name: string): void {
  const target = file(kept, 'artifacts', name);
  for (const path of paths.split('\n').map((line) => line.trim())) {
    if (!existsSync(path)) continue;
    const isFolder = statSync(path).isDirectory();
    cpSync(path, isFolder ? target : join(target, basename(path)), { recursive: true });
  }
}

function download({ kept }: Places): void {
  const pattern = input('pattern');
  if (pattern === '') {
    cpSync(file(kept, 'artifacts', input('name')), input('path'), { recursive: true });
    return;
  }
  const prefix = basename(file(kept, 'artifacts', pattern.replace('*', '')));
  for (const name of readdirSync(join(kept, 'artifacts'))) {
    if (!name.startsWith(prefix)) continue;
    cpSync(join(kept, 'artifacts', name), join(input('path'), name), { recursive: true });
  }
}

/** Tags of a push of a tag, with `latest`, and labels with the time of the run. */
function metadata(): void {
  const ref = process.env['GITHUB_REF_NAME'] ?? '';
  const version = ref.replace(/^v/, '');
  const [major = '', minor = ''] = version.split('.');
  const tags = lines('tags').flatMap((rule) => {
    const [, pattern] = /^type=(?:semver|match),pattern=(.*)$/.exec(rule) ?? [];
    if (rule === 'type=ref,event=tag') return [ref];
    if (pattern === undefined) throw new Error(`unknown rule ${rule}`);
    if (rule.startsWith('type=match')) return new RegExp(pattern).exec(ref)?.[0] ?? [];
    const values = [/\{\{version\}\}/, version, /\{\{major\}\}/, major, /\{\{minor\}\}/, minor];
    return [0, 2, 4].reduce(
      (text, at) => text.replace(values[at] ?? '', String(values[at + 1])),
      pattern,
    );
  });
  const named = lines('images').flatMap((image) =>
    [...tags, 'latest'].map((tag) => `${image}:${tag}`),
  );
  output('tags', named.join('\n'));
  output('version', version);
  const repository = `https://github.com/${process.env['GITHUB_REPOSITORY']}`;
  output(
    'labels',
    [
      `org.opencontainers.image.created=${new Date().toISOString()}`,
      `org.opencontainers.image.source=${repository}`,
      `org.opencontainers.image.version=${version}`,
    ].join('\n'),
  );
}

/** GitHub keeps the outputs of a job that has succeeded; act does not, so a repeated run takes them from `kept`. */
function build({ kept, builder }: Places): void {
  const metadataFile = file(kept, 'builds', input('platforms'));
  if (!existsSync(metadataFile)) {
    const flags = [
      ...['--builder', builder, '--platform', input('platforms')],
      ...lines('labels').flatMap((label) => ['--label', label]),
      ...['--output', input('outputs'), '--metadata-file', metadataFile],
    ];
    const done = spawnSync('docker', ['buildx', 'build', ...flags, '.'], { stdio: 'inherit' });
    if (done.status !== 0) throw new Error(`docker buildx build: ${done.status}`);
  }
  output('digest', JSON.parse(readFileSync(metadataFile, 'utf8'))['containerimage.digest']);
}
