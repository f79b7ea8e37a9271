// Loads some of Node's own modules on demand. A bundle is one file, so the imports of all its modules, even of those
// behind `import()`, would be at its top. TLS and child processes take a fifth of the action's start-up time, and most
// runs need neither before their first request.
const builtins = {
  'node:child_process': ['execFile', 'spawn'],
  'node:https': ['Agent', 'request'],
  'node:tls': ['connect', 'createSecureContext', 'getCACertificates'],
};

const builtinImport = /^import \{ ([^}]*) \} from ("node:[^"]+");$/gm;

/**
 * A rolldown plugin for an action, which only the runner's Node executes: `import` of a module of Node's own reads
 * all of its exports, and a tenth of the action's start-up time is spent on that.
 */
export function directBuiltins() {
  return {
    name: 'direct-builtins',
    renderChunk: (code) => ({
      code: code.replace(builtinImport, (_, names, module) => {
        return `const { ${names.replaceAll(' as ', ': ')} } = process.getBuiltinModule(${module});`;
      }),
      map: null,
    }),
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
