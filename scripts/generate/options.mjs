// Generates from the tables of options: the inputs of the actions, the types of the library, the tables of the
// documentation, and the completion scripts.
import { completionFor } from '../../src/cli/completion.ts';
import { loadAll } from '../../src/cli/verbs.ts';
import { attestOptions } from '../../src/options/attest.ts';
import { connection, timeouts } from '../../src/options/connection.ts';
import { driftInitOptions, driftOptions } from '../../src/options/drift.ts';
import { argumentName, defaultOf, flagsOf } from '../../src/options/flags.ts';
import { inputDefault } from '../../src/options/inputs.ts';
import { mirrorOptions } from '../../src/options/mirror.ts';
import { inputName } from '../../src/options/option.ts';
import { releaseOptions } from '../../src/options/release.ts';
import {
  keygenOptions,
  services,
  signature,
  signingIdentity,
  signingKey,
  signOptions,
} from '../../src/options/sign.ts';
import { trust } from '../../src/options/trust.ts';
import { rootShowOptions, rootUpdateOptions } from '../../src/options/trusted-root.ts';
import { treeOptions, verifyOptions } from '../../src/options/verify.ts';

const actions = {
  'action.yml': verifyOptions,
  'release/action.yml': releaseOptions,
  'drift/action.yml': driftOptions,
  'attest/action.yml': attestOptions,
};

/** The `inputs:` of each action.yml; everything else in the file is written by hand. */
export function actionInputs(read) {
  const files = Object.entries(actions).map(([path, table]) => [
    path,
    read(path).replace(/^inputs:\n[\s\S]*?\n(?=outputs:)/m, `inputs:\n${inputs(table)}\n`),
  ]);
  return Object.fromEntries(files);
}

function inputs(table) {
  return inputsOf(table)
    .map(([name, option]) => {
      const format = option.type.inputFormat;
      const text = `${option.help}${notes(format, defaultHelp(option))}`;
      return [
        `  ${name}:`,
        `    description: ${scalar(text)}`,
        ...(option.required && inputDefault(option) === ''
          ? ['    required: true']
          : defaultLines(option)),
        '',
      ].join('\n');
    })
    .join('')
    .replaceAll(/\n(?= {2}\S)/g, '\n');
}

function inputsOf(table) {
  return Object.entries(table).flatMap(([field, option]) => {
    const name = inputName(field, option);
    return name === undefined ? [] : [[name, option]];
  });
}

/** ` (one per line; default: …)` */
function notes(format, defaultHelp) {
  const all = [format, defaultHelp.replace(/^ \(|\)$/g, '')].filter(Boolean);
  return all.length === 0 ? '' : ` (${all.join('; ')})`;
}

/** Where `default:` does not say it. */
function defaultHelp(option) {
  return inputDefault(option) === '' ? defaultOf(option) : '';
}

function defaultLines(option) {
  const text = inputDefault(option);
  if (!text.includes('\n')) return [`    default: ${scalar(text)}`];
  return ['    default: |', ...text.split('\n').map((line) => `      ${line}`)];
}

/** Plain where YAML allows it, else in single quotes. */
function scalar(text) {
  const plain = /^[A-Za-z$][^\n]*$/.test(text) && !/: | #|:$/.test(text);
  const reserved = /^(?:true|false|yes|no|on|off|null)$/i.test(text);
  return plain && !reserved ? text : `'${text.replaceAll("'", "''")}'`;
}

/** Interface, table, and the type of its progress. */
const interfaces = [
  ['VerifyOptions', verifyOptions, 'VerifyProgress', '../verify/report.ts'],
  ['AttestOptions', attestOptions, 'AttestProgress', '../attest/report.ts'],
  ['SignOptions', signOptions, 'SignProgress', '../sign/report.ts'],
  ['MirrorOptions', mirrorOptions, 'MirrorProgress', '../mirror/report.ts'],
  ['ReleaseOptions', releaseOptions, 'ReleaseProgress', '../release/report.ts'],
  ['DriftOptions', driftOptions, 'DriftProgress', '../drift/report.ts'],
];

/** Groups of options that several tables have. */
const shared = [
  ['ConnectionOptions', connection(timeouts.verify)],
  ['TrustOptions', trust],
  ['SigningOptions', { ...signingKey, ...signingIdentity, ...signature, ...services }],
];

export function libraryTypes() {
  const imports = interfaces
    .map(([, , progress, path]) => `import type { ${progress} } from '${path}';`)
    .sort((a, b) => (a.split("'")[1] < b.split("'")[1] ? -1 : 1));
  const groups = shared.map(([name, group]) => sharedFields(name, group));
  const types = [
    ...groups.map(
      ({ name, fields }) => `interface ${name} {\n${fields.map(fieldText).join('')}}\n`,
    ),
    ...interfaces.map(([name, table, progress]) => {
      const parents = groups.filter(({ tables }) => tables.includes(table));
      const inherited = parents.flatMap((group) => group.fields.map(([field]) => field));
      const own = fieldsOf(table).filter(([field]) => !inherited.includes(field));
      const bases = [`CallOptions<${progress}>`, ...parents.map((group) => group.name)];
      return `export interface ${name} extends ${bases.join(', ')} {\n${own.map(fieldText).join('')}}\n`;
    }),
  ];
  return {
    'src/library/options.ts': [
      '/** The options of the library. Generated from src/options by `npm run generate`. */',
      '',
      ...imports,
      "import type { CallOptions } from './run.ts';",
      '',
      types.join('\n'),
    ].join('\n'),
  };
}

/** The tables that have a group of options, and the fields of the group that read the same in all of them. */
function sharedFields(name, group) {
  const names = Object.keys(group);
  const tables = interfaces
    .map(([, table]) => table)
    .filter((table) => names.every((one) => one in table));
  const isSame = ([field, option]) => {
    const text = fieldText([field, option]);
    return tables.every((table) => fieldText([field, table[field]]) === text);
  };
  return { name, tables, fields: fieldsOf(group).filter(isSame) };
}

function fieldsOf(table) {
  return Object.entries(table).filter(([, { library }]) => library === undefined);
}

function fieldText([field, { type, help, required, ...option }]) {
  const text = `  /** ${help}${timeText(type)}${defaultOf(option)} */`;
  return `${text}\n  readonly ${field}${required ? '' : '?'}: ${type.libraryType};\n`;
}

function timeText({ placeholder, libraryType }) {
  return placeholder === 'TIME' && libraryType === 'number' ? ', in milliseconds' : '';
}

const verbs = {
  verify: verifyOptions,
  tree: treeOptions,
  sign: signOptions,
  attest: attestOptions,
  mirror: mirrorOptions,
  release: releaseOptions,
  'drift check': driftOptions,
  'drift init': driftInitOptions,
  'trusted-root update': rootUpdateOptions,
  'trusted-root show': rootShowOptions,
  keygen: keygenOptions,
};

/** docs/options.md, and the tables between `<!-- options: … -->` and `<!-- end -->` in other pages. */
export function optionTables(read) {
  const pages = ['docs/verifying.md', 'docs/releasing.md', 'docs/drift.md'].map((path) => [
    path,
    read(path).replace(
      /(<!-- inputs: (\S+) -->\n)[\s\S]*?(\n<!-- end -->)/g,
      (_, begin, action, end) => `${begin}\n${inputTable(actions[action])}${end}`,
    ),
  ]);
  return { ...Object.fromEntries(pages), 'docs/options.md': optionsPage() };
}

function inputTable(table) {
  const rows = inputsOf(table).map(([name, option]) => {
    const text = inputDefault(option);
    const usual = text === '' ? (option.required ? '**required**' : '') : code(text.split('\n'));
    return `| \`${name}\` | ${usual} | ${cell(`${option.help}${defaultHelp(option)}`)} |`;
  });
  return ['| Input | Default | Description |', '|---|---|---|', ...rows, ''].join('\n');
}

function code(words) {
  return words.map((word) => `\`${word}\``).join(', ');
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

function optionsPage() {
  const sections = Object.entries(verbs).map(
    ([verb, table]) => `## ${verb}\n\n${verbTable(table)}`,
  );
  return `# Options

Every option of every verb, under its name at the terminal (\`webdis-trust VERB\`), in the actions (\`with:\`), and in
the library. Lists are written by comma or by repeating the flag; inputs also take one item per line. Times are \`90\`,
\`90s\`, \`5m\` or \`2h\`, and milliseconds in the library.

This page is generated from src/options.

${sections.join('\n')}`;
}

/** Without the columns that the verb does not have: few have an action, or a function of the library. */
function verbTable(table) {
  const isAction = Object.values(actions).includes(table);
  const isFunction = interfaces.some(([, one]) => one === table);
  const named = (name) => (name === undefined ? '' : `\`${name}\``);
  const head = ['Flag', isAction && 'Input', isFunction && 'Library', 'Description'].filter(
    Boolean,
  );
  const rows = Object.entries(table).flatMap(([field, option]) => {
    const names = [
      flagCell(field, option, table),
      ...(isAction ? [named(inputName(field, option))] : []),
      ...(isFunction ? [named(option.library === undefined ? field : undefined)] : []),
    ];
    if (names.every((name) => name === '')) return [];
    return [`| ${[...names, cell(descriptionOf(field, option, table))].join(' | ')} |`];
  });
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows, ''].join('\n');
}

/** The flag of an option may say the opposite of its input: `--no-log` and `log`. */
function descriptionOf(field, option, table) {
  const [flag, ...others] = flagsOf(table).filter((one) => one.field === field);
  const usual = `${option.help}${defaultOf(option)}`;
  if (flag?.means !== false || others.length > 0) return usual;
  const isOnlyFlag = option.input === false && option.library === false;
  return isOnlyFlag ? flag.help : `${usual}. \`--${flag.name}\`: ${flag.help}`;
}

function flagCell(field, option, table) {
  if (option.positional) return `\`${argumentName(option)}\``;
  return flagsOf(table)
    .filter((flag) => flag.field === field)
    .map(({ name, short, placeholder }) =>
      [
        short === undefined ? '' : `\`-${short}\`, `,
        `\`--${name}${placeholder ? ` ${placeholder}` : ''}\``,
      ].join(''),
    )
    .join('<br>')
    .replaceAll('|', '\\|');
}

export async function completions() {
  const shells = [
    ['bash', 'completions/webdis-trust.bash'],
    ['zsh', 'completions/_webdis-trust'],
    ['fish', 'completions/webdis-trust.fish'],
  ];
  const all = await loadAll();
  return Object.fromEntries(shells.map(([shell, path]) => [path, completionFor(shell, all)]));
}
