// Converts the sigstore libraries from CommonJS to ECMAScript modules, so that the bundler can omit unused exports. They
// are TypeScript that was compiled to CommonJS, where requiring a file includes all of it and everything that it
// requires. Only the compiler's module syntax is converted back.

/** A rolldown plugin. A file with anything else of CommonJS in it stays what it is. */
export function esm() {
  return {
    name: 'esm',
    transform(code, id) {
      if (!/\/node_modules\/@sigstore\/[^/]+\/dist\//.test(id)) return undefined;
      const text = asModule(code);
      return /\bexports\b|\brequire\(|\bmodule\.exports\b/.test(text)
        ? undefined
        : { code: text, map: null };
    },
  };
}

/** What the compiler writes for itself; strict mode is a module's anyway. */
const helpers = [
  /^"use strict";\n/m,
  /^Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);\n/m,
  /^var (__\w+) = \(this && this\.\1\) \|\| [\s\S]*?^\}[()]*;\n/gm,
  /^exports\.\w+ = (?:exports\.\w+ = )*void 0;\n/gm,
];

const imports = /^(?:const|var) (\w+) = (?:__import\w+\()?require\(("[^"]+")\)\)?;$/gm;
const allExports = /^__exportStar\(require\(("[^"]+")\), exports\);$/gm;
const namespaceExport = /^exports\.(\w+) = __importStar\(require\(("[^"]+")\)\);$/gm;
const importedExport =
  /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);$/gm;
const declaredExport = /^exports\.(\w+) = \1;$/gm;
const enumExport = /\|\| \(exports\.(\w+) = \1 = \{\}\)/g;
const valueExport = /^exports\.(\w+) = /gm;

function asModule(code) {
  const sources = new Map([...code.matchAll(imports)].map(([, name, source]) => [name, source]));
  const text = helpers
    .reduce((rest, helper) => rest.replace(helper, ''), code)
    .replace(imports, 'import * as $1 from $2;')
    .replace(allExports, 'export * from $1;')
    .replace(namespaceExport, 'export * as $1 from $2;')
    .replace(importedExport, (_, name, from, original) => {
      return `export { ${original} as ${name} } from ${sources.get(from)};`;
    })
    .replace(declaredExport, 'export { $1 };')
    .replace(enumExport, '|| ($1 = {})')
    .replace(valueExport, 'export const $1 = ')
    .replace(/\bexports\.(\w+)/g, '$1');
  const enums = [...code.matchAll(enumExport)].map(([, name]) => `export { ${name} };\n`);
  return `${text}\n${enums.join('')}`;
}
