// Node's own modules that a bundle should not load before it needs them: one file holds all modules of
// ours, so that even those behind `import()` would have their imports at its top. Measured at the start of
// the action, TLS and child processes cost a fifth of it; most runs need neither for their first request.
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
