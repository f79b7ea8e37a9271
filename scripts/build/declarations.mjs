// Lets the bundler leave out declarations of documents (src/oci/document.ts) where only their types are used.
// rolldown 1.3.2 does not honour @__NO_SIDE_EFFECTS__ for calls inside object literals, so each call is marked.
import { parseSync, Visitor } from 'rolldown/utils';

/** A rolldown plugin. */
export function declarations() {
  return {
    name: 'declarations',
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id) || !code.includes('/document.ts')) return undefined;
      const { program } = parseSync(id, code);
      const starts = callsIn(program).toSorted((a, b) => b - a);
      const marked = starts.reduce(
        (text, at) => `${text.slice(0, at)}/* @__PURE__ */ ${text.slice(at)}`,
        code,
      );
      return { code: marked, map: null };
    },
  };
}

/** Where calls of document.ts begin in the values of a module's constants. */
function callsIn(program) {
  const imported = program.body
    .filter(
      ({ type, source }) => type === 'ImportDeclaration' && /\/document\.ts$/.test(source.value),
    )
    .flatMap(({ specifiers }) => specifiers.map(({ local }) => local.name));
  const starts = [];
  const visitor = new Visitor({
    CallExpression({ callee, start }) {
      if (imported.includes(callee.name)) starts.push(start);
    },
  });
  for (const statement of program.body) {
    const declared = statement.declaration ?? statement;
    if (declared.type === 'VariableDeclaration') {
      visitor.visit({ ...program, body: [declared] });
    }
  }
  return starts;
}
