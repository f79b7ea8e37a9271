// Loads some of Node's own modules on demand. A bundle is one file, so the imports of all its modules, even of those
// behind `import()`, would be at its top. TLS and child processes take a fifth of the action's start-up time, and most
// runs need neither before their first request.
const builtins = {
  'node:child_process': ['execFile', 'spawn'],
  'node:https': ['Agent', 'request'],
  'node:tls': ['connect', 'createSecureContext', 'getCACertificates'],
};

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
