/** Options about what a run prints and writes. */

import { listOf } from './lists.ts';
import { option } from './option.ts';
import { boolean, oneOf, path, text } from './types.ts';

const terminal = { input: false, library: false } as const;

export const json = option({
  type: boolean,
  default: false,
  ...terminal,
  help: 'Print the report as JSON to stdout',
});

const format = {
  default: 'table',
  short: 'o',
  ...terminal,
  aliases: ['format-json'],
  excludes: ['json'],
} as const;

const shortForm = { ...json, help: 'Short for --output json' };

/** What goes to stdout. */
export const formats = {
  output: option({
    ...format,
    type: oneOf('table', 'json'),
    help: 'What to print to stdout. table: results as text; json: the report',
  }),
  json: shortForm,
};

/** Of verbs whose findings can be alerts of code scanning. */
export const formatsWithSarif = {
  output: option({
    ...format,
    type: oneOf('table', 'json', 'sarif'),
    aliases: ['format', 'format-json'],
    help: 'What to print to stdout. table: results as text; json: the report; sarif: SARIF 2.1.0 for code scanning',
  }),
  json: shortForm,
};

export const report = option({
  type: path,
  library: false,
  help: 'Write the report to this file, as JSON',
});

export const page = option({
  type: path,
  library: false,
  help: 'Write the report to this file, as a web page',
});

export const sarif = option({
  type: path,
  flag: false,
  library: false,
  help: 'Write the report to this file, as SARIF 2.1.0 for code scanning',
});

export const quiet = option({
  type: boolean,
  default: false,
  short: 'q',
  ...terminal,
  help: 'Print nothing to stderr when the run succeeds',
});

export const color = option({
  type: boolean,
  default: true,
  ...terminal,
  help: 'Use colors',
  switches: {
    'no-color': { means: false, help: 'Do not use colors; NO_COLOR and FORCE_COLOR work, too' },
  },
});

export const summaryFile = option({
  type: path,
  flag: 'summary',
  ...terminal,
  help: 'Write the job summary to this file, as Markdown',
});

const action = { flag: false, library: false } as const;

export const summary = option({
  type: boolean,
  default: true,
  ...action,
  help: 'Write the job summary',
});

export const requiredInputs = option({
  type: listOf(text('NAME')),
  default: [],
  ...action,
  help: 'Names of inputs that must not be empty, such as digest. List inputs that come from variables, secrets or earlier steps',
});
