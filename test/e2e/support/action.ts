/** Runs the action as the runner does: action.yml, INPUT_*, the five command files, Node on `runs.main`. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ActionFile, readActionFile } from './action-file.ts';
import { type Ended, type ProcessOptions, root, runNode, temporaryFolder } from './process.ts';

/** Of `release/action.yml`: `release`; of the one at the top: ''. */
export function actionFileIn(folder: string): ActionFile {
  return readActionFile(new URL(`../../../${join(folder, 'action.yml')}`, import.meta.url));
}

export const actionFile: ActionFile = actionFileIn('');

export interface Command {
  readonly name: string;
  readonly title: string;
  readonly message: string;
}

export interface ActionRun extends Ended {
  readonly outputs: Readonly<Record<string, string>>;
  /** every output in the order in which it was set */
  readonly settings: readonly (readonly [string, string])[];
  /** workflow commands in the log */
  readonly commands: readonly Command[];
  /** error, warning and notice, as the run's page shows them */
  readonly annotations: readonly Command[];
  readonly summary: string;
  /** what was written for later steps: must stay empty */
  readonly exported: string;
  readonly folder: string;
}

export interface ActionOptions extends ProcessOptions {
  /** a runner that offers no summary, as old self-hosted ones */
  readonly withoutSummary?: boolean;
  /** where action.yml lies in the repository; default: at the top */
  readonly action?: string;
  /** arguments for Node before the file */
  readonly node?: readonly string[];
}

const commandFiles = ['OUTPUT', 'ENV', 'PATH', 'STATE', 'STEP_SUMMARY'] as const;

/** `inputs` as written in `with:`; the others get their defaults. */
export async function runAction(
  inputs: Readonly<Record<string, string>>,
  { withoutSummary = false, node = [], env = {}, action = '', ...options }: ActionOptions = {},
): Promise<ActionRun> {
  const { inputs: defaults, main } = actionFileIn(action);
  const folder = temporaryFolder();
  const file = (name: string) => join(folder, name.toLowerCase());
  const files = commandFiles.filter((name) => !(withoutSummary && name === 'STEP_SUMMARY'));
  for (const name of files) writeFileSync(file(name), '');
  const variables = Object.fromEntries([
    ...files.map((name) => [`GITHUB_${name}`, file(name)]),
    ...Object.entries({ ...defaults, ...inputs }).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  ]);
  const ended = await runNode([...node, join(root, action, main)], {
    cwd: folder,
    ...options,
    env: { GITHUB_ACTIONS: 'true', CI: 'true', ...variables, ...env },
  });
  const read = (name: string) => (existsSync(file(name)) ? readFileSync(file(name), 'utf8') : '');
  const settings = parseFile(read('OUTPUT'));
  const commands = parseCommands(ended.stdout);
  return {
    ...ended,
    folder,
    settings,
    outputs: Object.fromEntries(settings),
    commands,
    annotations: commands.filter(({ name }) => ['error', 'warning', 'notice'].includes(name)),
    summary: read('STEP_SUMMARY'),
    exported: read('ENV') + read('PATH') + read('STATE'),
  };
}

/** `NAME<<DELIMITER`, lines, `DELIMITER` (actions/runner, FileCommandManager.cs). */
export function parseFile(text: string): (readonly [string, string])[] {
  const lines = text.split(/\r?\n/);
  const settings: (readonly [string, string])[] = [];
  while (lines.length > 0) {
    const line = lines.shift() ?? '';
    if (line === '') continue;
    const [, name, delimiter] = /^([^=]+?)<<(.+)$/.exec(line) ?? [];
    if (name === undefined || delimiter === undefined) throw new Error(`no setting: ${line}`);
    const end = lines.indexOf(delimiter);
    if (end < 0) throw new Error(`${name} does not end`);
    settings.push([
      name,
      lines
        .splice(0, end + 1)
        .slice(0, -1)
        .join('\n'),
    ]);
  }
  return settings;
}

/** `::name title=…::message`; white space before it does not matter (actions/runner, ActionCommand.cs). */
export function parseCommands(log: string): Command[] {
  return log.split(/\r?\n/).flatMap((line) => {
    const [, name, properties = '', data = ''] =
      /^\s*::([\w-]+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
    if (name === undefined) return [];
    const title = /(?:^|,)title=([^,]*)/.exec(properties)?.[1] ?? '';
    return [{ name, title: decode(title), message: decode(data) }];
  });
}

function decode(text: string): string {
  const characters: Record<string, string> = {
    '0D': '\r',
    '0A': '\n',
    '3A': ':',
    '2C': ',',
    '25': '%',
  };
  return text.replace(/%(0D|0A|3A|2C|25)/g, (_, code: string) => characters[code] ?? '');
}
