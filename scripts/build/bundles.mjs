// What is built into dist/: the file that a program starts with, and the name of its bundle.
export const bundles = [
  { entry: 'src/actions/verify-main.ts', name: 'verify', signs: false },
  { entry: 'src/actions/release-main.ts', name: 'release', signs: true },
  { entry: 'src/actions/drift-main.ts', name: 'drift', signs: false },
  { entry: 'src/cli/main.ts', name: 'cli', signs: true, split: true },
];
