// Loads modules of Node's own without `import`, which reads all of their exports: 5 of 98 ms (docs/adr/0036). A file that
// old versions of Node load to print an error imports no such module.
const builtinImport =
  /^import (?:\{ (?<names>[^}]*) \}|\* as (?<all>[\w$]+)) from "(?<module>(?:node:)?[a-z0-9_/]+)";$/gm;

/** A rolldown plugin. */
export function directBuiltins() {
  return {
    name: 'direct-builtins',
    renderChunk(code) {
      const namespaces = [];
      const direct = code.replace(builtinImport, (...match) => {
        const { names, all, module } = match.at(-1);
        if (all !== undefined) namespaces.push(all);
        const pattern = all ?? `{ ${names.replaceAll(' as ', ': ')} }`;
        return `const ${pattern} = process.getBuiltinModule("${module}");`;
      });
      // What `import` calls the default export of such a module is the module.
      return namespaces.reduce(
        (text, name) => text.replaceAll(`${name}.default.`, `${name}.`),
        direct,
      );
    },
  };
}
