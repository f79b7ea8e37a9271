/** Defines a verb of the command line, and runs it: options, progress, report, exit code. */

import { writeWhole } from '../host/files.ts';
import { endProcess } from '../host/process.ts';
import type { Values } from '../options/given.ts';
import type { Table } from '../options/option.ts';
import { readArguments } from '../options/terminal.ts';
import { type AnyReport, reportPieces } from '../report/json.ts';
import type { TextOptions } from '../report/line.ts';
import type { Host } from '../run/connection.ts';
import { type Progress, startProgress, type Views } from './progress.ts';
import { textOptions } from './streams.ts';

/** For the help; the rest is what runs. */
export interface Verb {
  /** `drift check` */
  readonly name: string;
  readonly about: string;
  readonly examples: readonly string[];
  /** what each exit code means */
  readonly exitCodes: Readonly<Record<number, string>>;
  readonly options: Table;
  /** Resolves to the exit code. */
  readonly run: (argv: readonly string[], signal: AbortSignal) => Promise<number>;
}

/** What the exit codes that most verbs have mean. */
export const commonExitCodes = {
  2: 'an option, a reference or a key cannot be used; nothing was done',
  3: 'undetermined, because of the network, a rate limit, credentials or a limit; run it again',
};

type Description = Omit<Verb, 'options' | 'run'>;

/** @param run what is done with the values; resolves to the exit code */
export function verb<T extends Table>(
  description: Description,
  options: T,
  run: (values: Values<T>, signal: AbortSignal) => Promise<number>,
): Verb {
  const read = (argv: readonly string[]) => readArguments(argv, options);
  return { ...description, options, run: async (argv, signal) => run(read(argv), signal) };
}

/** The options about output that a verb may have. */
interface OutputValues {
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
  readonly json: boolean;
  readonly output?: 'table' | 'json' | 'sarif';
  readonly report?: string | undefined;
}

interface Reporting<V, R, P> {
  readonly run: (
    values: V,
    host: Host,
    onProgress: (progress: P) => void,
    terminal: Progress<P>,
  ) => Promise<R>;
  readonly progress: Views<P>;
  readonly text: (report: R, options: TextOptions) => string;
  /** for stdout, once the run has succeeded */
  readonly lines: (report: R) => readonly string[];
  /** other files that options ask for: option, path and text */
  readonly files?: (report: R, values: V) => readonly OutputFile[];
  /** what `--output` prints to stdout, by the names of formats other than table and json */
  readonly formats?: Formats<R>;
}

type Formats<R> = Readonly<Record<string, (report: R) => string>>;

/** What is written if the option gave a path. */
export interface OutputFile {
  readonly option: string;
  readonly path: string | undefined;
  readonly text: () => string | Iterable<string>;
}

/** A run with a report: as text on stderr; on stdout as JSON, or the lines that scripts need. */
export function reporting<V extends OutputValues, R extends AnyReport, P>({
  run,
  progress: views,
  text,
  lines,
  files = () => [],
  formats = {},
}: Reporting<V, R, P>): (values: V, signal: AbortSignal) => Promise<number> {
  return async (values, signal) => {
    const report = await withProgress(values, signal, views, (host, progress) =>
      run(values, host, progress.show, progress),
    );
    await publish(report, values, text, files(report, values), formats);
    if (formatOf(values) === 'table' && report.exitCode === 0) {
      process.stdout.write(textOf(lines(report)));
    }
    // An open program or socket must not keep the process alive.
    if (report.exitCode !== 0) endProcess();
    return report.exitCode;
  };
}

/** Shows the progress of `run` on stderr until it ends. With `--verbose`, its requests are there instead. */
export async function withProgress<P, R>(
  { verbose = false, quiet = false }: Pick<OutputValues, 'verbose' | 'quiet'>,
  signal: AbortSignal,
  views: Views<P>,
  run: (host: Host, progress: Progress<P>) => Promise<R>,
): Promise<R> {
  const progress = startProgress(process.stderr, !quiet && !verbose, views);
  const trace = (line: string) => void process.stderr.write(`${line}\n`);
  const host = { env: process.env, signal, onWait: progress.say };
  try {
    return await run(verbose ? { ...host, trace } : host, progress);
  } finally {
    progress.end();
  }
}

/** Also for reports that were not made by this run. */
export async function publish<R extends AnyReport>(
  report: R,
  values: OutputValues,
  text: (report: R, options: TextOptions) => string,
  files: readonly OutputFile[],
  formats: Formats<R> = {},
): Promise<void> {
  if (values.quiet !== true || report.exitCode !== 0) {
    const options = textOptions(process.stderr, process.env, values.color);
    process.stderr.write(text(report, { ...options, verbose: values.verbose === true }));
  }
  const json = { option: 'report', path: values.report, text: () => reportPieces(report) };
  await writeFiles([json, ...files]);
  const format = formatOf(values);
  const pieces = format === 'json' ? reportPieces(report) : [formats[format]?.(report) ?? ''];
  for (const piece of pieces) process.stdout.write(piece);
}

function formatOf({ json, output = 'table' }: OutputValues): string {
  return json ? 'json' : output;
}

export async function writeFiles(files: readonly OutputFile[]): Promise<void> {
  for (const { option, path, text } of files) {
    if (path !== undefined) await writeWhole(path, text(), `--${option}: the file`);
  }
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
