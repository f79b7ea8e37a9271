/**
 * Checks the version of Node; a test compares it with package.json. This file is loaded before all others,
 * so it must run on Node 12, and must not import anything newer.
 */

/** The oldest supported version of each major; all later majors are supported. */
const oldest: readonly (readonly [number, number, number])[] = [
  [22, 22, 2],
  [24, 15, 0],
];

/** Why this version is not supported, and what to do; undefined if it is supported. */
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
