// Node's own modules that a bundle should not load before it needs them. Two things make that necessary:
// one file holds all modules, so that even those behind `import()` have their imports at the top; and
// importing node:http touches its getter WebSocket, which loads all of undici, as long as everything else
// of the start together. getBuiltinModule() does neither.
const builtins = {
  'node:http': ['Agent', 'request'],
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
