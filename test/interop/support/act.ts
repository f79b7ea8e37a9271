// Runs workflows with act, without an engine: this project's actions from the committed dist, those of others by what stands for them.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../../support/folder.ts';
import { isIdle, type Places } from './act-actions.ts';
import { binary } from './binaries.ts';
import type { BuildKit } from './buildkit.ts';
import { type CommandResult, run } from './command.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface ActOptions {
  /** The event that starts the workflow; `push` of `ref` unless said otherwise. */
  readonly event?: string;
  readonly ref?: string;
  /** Of `workflow_dispatch`. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly onStart?: (pid: number) => void;
}

export interface Act {
  /** The checkout of the repository, on its branch main. */
  readonly path: string;
  /** What actions keep for later jobs and runs: artifacts, caches, pages. */
  readonly kept: string;
  /** Programs of the runner, before all others. */
  readonly programs: string;
  /** The project as others use it; what is changed there is what `@v1` stands for. */
  readonly project: string;
  run(name: string, workflow: string, options?: ActOptions): Promise<CommandResult>;
  git(...args: readonly string[]): string;
  remove(): void;
}

/** A checkout of `repository`, whose remote is a bare repository of this test. */
export function startAct(repository: string, { env, builder }: BuildKit): Act {
  const folder = temporaryFolder('act');
  const place = (name: string) => join(folder.path, name);
  const [path, kept, programs, project] = [
    ...[place('checkout'), place('kept'), place('bin'), place('project')],
  ] as const as readonly [string, string, string, string];
  for (const one of [path, kept, programs, place('actions')]) mkdirSync(one);
  for (const part of ['action.yml', 'attest', 'drift', 'release', 'dist']) {
    cpSync(join(root, part), join(project, part), { recursive: true });
  }
  // In the environment, since act takes the name of the repository from the configuration.
  const redirected = {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${place('remote.git')}.insteadOf`,
    GIT_CONFIG_VALUE_0: `https://github.com/${repository}`,
  };
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', path, ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...redirected },
    });
  git('init', '--quiet', '--initial-branch=main');
  git('init', '--quiet', '--bare', place('remote.git'));
  git('remote', 'add', 'origin', `https://github.com/${repository}`);
  git('config', 'user.name', 'maintainer');
  git('config', 'user.email', 'maintainer@example.com');
  git('commit', '--quiet', '--allow-empty', '--message', 'Begin');

  const places: Places = { kept, repository: path, project, builder };
  return {
    ...{ path, kept, programs, project, git },
    run: (name, workflow, options = {}) => {
      const { event = 'push', ref = 'refs/heads/main', inputs, secrets, variables } = options;
      const file = join(path, '.github', 'workflows', `${name}.yml`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, workflow);
      const payload = place('event.json');
      writeFileSync(
        payload,
        JSON.stringify({ ref, repository: { default_branch: 'main' }, ...(inputs && { inputs }) }),
      );
      const called = readdirSync(project, { recursive: true, encoding: 'utf8' })
        .filter((one) => one.endsWith('.yml') && one.startsWith('.github'))
        .map((one) => readFileSync(join(project, one), 'utf8'));
      const args = [
        ...[event, '-W', file, '--eventpath', payload, '--no-cache-server'],
        ...['ubuntu-latest', 'ubuntu-24.04', 'ubuntu-24.04-arm'].flatMap((label) => [
          ...['-P', `${label}=-self-hosted`],
        ]),
        ...localActions([workflow, ...called], place('actions'), places).flatMap((one) => [
          ...['--local-repository', one],
        ]),
        ...flags('--env', { GITHUB_RUN_ID: '7', ...options.env }),
        ...flags('--secret', secrets),
        ...flags('--var', variables),
      ];
      return run('act', args, {
        cwd: path,
        env: {
          ...env,
          ...redirected,
          PATH: [
            ...[programs, dirname(process.execPath), dirname(binary('act'))],
            process.env['PATH'],
          ].join(delimiter),
        },
        ...(options.onStart === undefined ? {} : { onStart: options.onStart }),
      });
    },
    remove: () => folder.remove(),
  };
}

function flags(name: string, values: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) => [name, `${key}=${value}`]);
}

/** `OWNER/REPOSITORY@REF=FOLDER` for each action and workflow that is used. */
function localActions(
  workflows: readonly string[],
  folder: string,
  places: Places,
): readonly string[] {
  const uses = workflows.flatMap((text) => [
    ...text.matchAll(/uses: (?:https:\/\/github\.com\/)?([\w-]+\/[\w-]+)(\/\S+)?@(\S+)/g),
  ]);
  return [
    ...new Set(
      uses.map(([, repository = '', path = '', ref = '']) => {
        if (repository === 'webdis/verify-action') return `${repository}@${ref}=${places.project}`;
        const own = join(folder, repository.replace('/', '-'));
        write(join(own, path), `${repository}${path}`, places);
        return `${repository}@${ref}=${own}`;
      }),
    ),
  ];
}

function write(folder: string, name: string, places: Places): void {
  mkdirSync(folder, { recursive: true });
  const module = JSON.stringify(fileURLToPath(new URL('act-actions.ts', import.meta.url)));
  const call = `runAction(${JSON.stringify(name)}, ${JSON.stringify(places)});\n`;
  writeFileSync(join(folder, 'main.mjs'), `import { runAction } from ${module};\n${call}`);
  const idle = { using: 'composite', steps: [{ run: 'true', shell: 'sh' }] };
  const runs = isIdle(name) ? idle : { using: 'node24', main: 'main.mjs' };
  const description = { name, description: name, runs };
  writeFileSync(join(folder, 'action.yml'), JSON.stringify(description));
}

/** A text with changes, each of which must be possible: an example must not change unnoticed. */
export function changed(text: string, changes: readonly (readonly [string | RegExp, string])[]) {
  return changes.reduce((before, [from, to]) => {
    const after = typeof from === 'string' ? before.replaceAll(from, to) : before.replace(from, to);
    if (after === before) throw new Error(`${from} is not in\n${before}`);
    return after;
  }, text);
}

/** Ends a process, and every one that it has started, without giving them time. */
export function killAll(pid: number): void {
  for (const one of processesOf(pid)) {
    try {
      process.kill(one, 'SIGKILL');
    } catch (error) {
      // It has ended by itself.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

function processesOf(pid: number): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return [[Number(name), Number(/\) \S (\d+)/.exec(stat)?.[1])] as const];
      } catch {
        return [];
      }
    });
  const below = (one: number): readonly number[] => [
    one,
    ...parents.flatMap(([child, parent]) => (parent === one ? below(child) : [])),
  ];
  return below(pid);
}

export function example(name: string): string {
  return readFileSync(join(root, 'examples', name), 'utf8');
}
