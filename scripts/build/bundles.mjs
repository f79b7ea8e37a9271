// What is built into dist/: the file that a program starts with, and the name of its bundle. The command and
// the library (lib/index.js) are cut into parts, which they share.
export const bundles = [
  { entry: 'src/actions/verify-main.ts', name: 'verify', signs: false },
  { entry: 'src/actions/release-main.ts', name: 'release', signs: true },
  { entry: 'src/actions/drift-main.ts', name: 'drift', signs: false },
  { entry: 'src/cli/main.ts', library: 'src/index.ts', name: 'cli', signs: true },
];
