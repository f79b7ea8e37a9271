// Reads the comments of declarations (src/oci/document.ts), which are the descriptions in the schemas.
import { parseSync } from 'rolldown/utils';

/**
 * The comment above each constant of a module, and above each field in its value: by the constant's name, with
 * the names of fields behind it, such as `keyReport.fingerprint`. `known` are those of modules read before.
 */
export function readComments(path, text, known) {
  const { program, comments } = parseSync(path, text);
  const above = new Map(comments.map((one) => [tokenAfter(text, one.end), one.value]));
  const found = new Map();
  const add = (name, { start }) => {
    const comment = above.get(start);
    if (comment?.startsWith('*')) found.set(name, sentences(comment));
  };
  const visit = (name, node) => {
    if (node?.type === 'CallExpression') {
      for (const argument of node.arguments) visit(name, argument);
    } else if (node?.type === 'ObjectExpression') {
      for (const property of node.properties) {
        if (property.type === 'SpreadElement') {
          visit(name, property.argument);
          continue;
        }
        const inner = `${name}.${property.key.name}`;
        add(inner, property);
        visit(inner, property.value);
      }
    } else if (node?.type === 'Identifier') {
      // Fields that several objects share.
      for (const [other, comment] of [...known, ...found]) {
        if (other.startsWith(`${node.name}.`)) {
          found.set(name + other.slice(node.name.length), comment);
        }
      }
    }
  };
  for (const statement of program.body) {
    const { type, declarations = [] } = statement.declaration ?? statement;
    if (type !== 'VariableDeclaration') continue;
    for (const { id, init } of declarations) {
      add(id.name, statement);
      visit(id.name, init);
    }
  }
  return found;
}

function tokenAfter(text, from) {
  return from + text.slice(from).search(/\S/);
}

/** One line, without the marks of lists and code. */
function sentences(comment) {
  return comment
    .replace(/^\s*\* ?/gm, '')
    .replace(/^- /gm, '')
    .replaceAll('`', '')
    .replace(/\s+/g, ' ')
    .trim();
}
