// The mutants of one source file: each is one small edit that a test should notice.
import { parseAst } from 'rolldown/parseAst';

/**
 * @typedef {{ file: string, start: number, end: number, text: string, operator: string, line: number, before: string, after: string }} Mutant
 * `text` replaces the characters from `start` to `end`; `before` and `after` are the lines that it changes, trimmed.
 */

const swapped = {
  '&&': '||',
  '||': '&&',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
};

const names = {
  '&&': '&& and || swapped',
  '||': '&& and || swapped',
  '+': 'other constant',
  '-': 'other constant',
};

/** Strings that a program acts on: codes, media types, names of fields. Sentences are left to their readers. */
const word = /^[\w.:/+-]{1,60}$/;

/** @returns {Mutant[]} in the order of the source */
export function mutantsOf(file, source) {
  const edits = [];
  const edit = (operator, start, end, text) => edits.push({ operator, start, end, text });
  const results = new Set();
  visit(parseAst(source, { lang: 'ts' }), (node) => {
    if (isComparison(node) || (results.has(node) && node.type === 'ConditionalExpression'))
      results.add(argumentOf(node.consequent)).add(argumentOf(node.alternate));
    if (results.has(node) && node.type === 'Literal') return;
    for (const [operator, start, end, text] of editsOf(node, source))
      edit(operator, start, end, text);
  });
  return edits
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((one) => ({ file, ...one, ...linesOf(source, one) }));
}

/** `a < b ? -1 : 1`: only the sign of the result counts. */
function isComparison({ type, consequent }) {
  return (
    type === 'ConditionalExpression' &&
    consequent.type === 'UnaryExpression' &&
    consequent.operator === '-' &&
    consequent.argument.value === 1
  );
}

function argumentOf(node) {
  return node.type === 'UnaryExpression' ? node.argument : node;
}

function* editsOf(node, source) {
  const textOf = ({ start, end }) => source.slice(start, end);
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
      yield ['negated condition', node.test.start, node.test.end, `!(${textOf(node.test)})`];
      if (node.type === 'IfStatement' && leaves(node.consequent) && !node.alternate) {
        yield ['dropped guard', node.start, node.end, ';'];
      }
      return;
    case 'LogicalExpression':
    case 'BinaryExpression':
      if (Object.hasOwn(swapped, node.operator)) yield swap(node, source);
      return;
    case 'ThrowStatement':
      yield ['dropped throw', node.start, node.end, ';'];
      return;
    case 'ExpressionStatement':
      if (isCall(node.expression)) yield ['dropped call', node.start, node.end, ';'];
      return;
    case 'Literal':
      yield* literalEdits(node);
      return;
  }
}

function swap(node, source) {
  const from = node.left.end;
  const at = from + source.slice(from, node.right.start).indexOf(node.operator);
  const operator = names[node.operator] ?? 'boundary';
  return [operator, at, at + node.operator.length, swapped[node.operator]];
}

function* literalEdits({ value, regex, start, end, raw }) {
  if (regex) {
    const { pattern, flags } = regex;
    if (pattern.startsWith('^'))
      yield ['regexp without an anchor', start, end, `/${pattern.slice(1)}/${flags}`];
    if (/[^\\]\$$/.test(pattern))
      yield ['regexp without an anchor', start, end, `/${pattern.slice(0, -1)}/${flags}`];
  } else if (typeof value === 'number') {
    yield ['other constant', start, end, `(${raw} + 1)`];
  } else if (typeof value === 'boolean') {
    yield ['other constant', start, end, String(!value)];
  } else if (typeof value === 'string' && word.test(value)) {
    yield ['other code or word', start, end, `'${value}~'`];
  }
}

/** A block that only returns, throws or skips. */
function leaves(node) {
  const body = node.type === 'BlockStatement' ? node.body.at(-1) : node;
  return ['ReturnStatement', 'ThrowStatement', 'ContinueStatement', 'BreakStatement'].includes(
    body?.type,
  );
}

function isCall({ type, argument }) {
  return (
    type === 'CallExpression' || (type === 'AwaitExpression' && argument.type === 'CallExpression')
  );
}

/** Types, names of modules and keys of objects are not behaviour of their own. */
function visit(node, enter) {
  if (
    node.type.startsWith('TS') &&
    !['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression'].includes(node.type)
  )
    return;
  if (['ImportDeclaration', 'ExportAllDeclaration', 'ImportExpression'].includes(node.type)) return;
  enter(node);
  for (const [key, value] of Object.entries(node)) {
    if (key === 'typeAnnotation' || key === 'returnType' || key === 'typeArguments') continue;
    if (key === 'key' && !node.computed) continue;
    if (key === 'source' && node.type.startsWith('Export')) continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child !== null && typeof child === 'object' && typeof child.type === 'string')
        visit(child, enter);
    }
  }
}

/** Whether a list, as test/equivalent-mutants.json, names a mutant. */
export function isEquivalent(mutant, list) {
  return list.some(
    ({ file, before, after }) =>
      file === mutant.file && before === mutant.before && after === mutant.after,
  );
}

function linesOf(source, { start, end, text }) {
  const first = source.lastIndexOf('\n', start - 1) + 1;
  const newline = source.indexOf('\n', end);
  const last = newline < 0 ? source.length : newline;
  const trim = (lines) => lines.replace(/\s+/g, ' ').trim();
  return {
    line: source.slice(0, start).split('\n').length,
    before: trim(source.slice(first, last)),
    after: trim(source.slice(first, start) + text + source.slice(end, last)),
  };
}
