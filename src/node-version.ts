/**
 * Which Node this runs under; a test holds it to package.json. Read before anything else is loaded, so
 * nothing in here, and nothing that it imports, may be newer than Node 12.
 */

/** Oldest minor and patch of each major; every later major will do. */
const oldest: readonly (readonly [number, number, number])[] = [
  [22, 22, 2],
  [24, 15, 0],
];

/** Why this Node cannot run us, and what to do; undefined if it can. */
export function nodeProblem(version: string): string | undefined {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((part) => parseInt(part, 10));
  const isSupported = oldest.some(([ofMajor, ofMinor, ofPatch], at) => {
    const isLast = at === oldest.length - 1;
    if (major !== ofMajor) return isLast && major > ofMajor;
    return minor > ofMinor || (minor === ofMinor && patch >= ofPatch);
  });
  if (isSupported) return undefined;
  const needed = oldest.map((numbers) => numbers.join('.')).join(', or ');
  return (
    `@webdis/verify-action needs Node.js ${needed} or newer, and this is Node.js ${version}. ` +
    'Install a newer Node.js and run it again'
  );
}
