// Loads some of Node's own modules on demand. A bundle is one file, so the imports of all its modules, even of those
// behind `import()`, would be at its top. TLS and child processes take a fifth of the action's start-up time, and most
// runs need neither before their first request.
const builtins = {
  'node:child_process': ['execFile', 'spawn'],
  'node:https': ['Agent', 'request'],
  'node:tls': ['connect', 'createSecureContext', 'getCACertificates'],
};

const builtinImport =
  /^import (?:\{ (?<names>[^}]*) \}|\* as (?<all>[\w$]+)) from "(?<module>(?:node:)?[a-z0-9_/]+)";$/gm;

/**
 * A rolldown plugin: `import` of a module of Node's own reads all of its exports, which takes a tenth of the start-up
 * time. A file that old versions of Node load to print an error imports no such module.
 */
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

/** A rolldown plugin. A name that is used and not listed here fails the build. */
export function lazyBuiltins() {
  return {
    name: 'lazy-builtins',
    resolveId: (id) => (Object.hasOwn(builtins, id) ? `\0lazy:${id}` : undefined),
    load(id) {
      if (!id.startsWith('\0lazy:')) return undefined;
      const name = id.slice('\0lazy:'.length);
      return `export const { ${builtins[name].join(', ')} } = process.getBuiltinModule('${name}');\n`;
    },
  };
}
