// src/node-version.ts
const oldest = [[
	22,
	22,
	2
], [
	24,
	15,
	0
]];
function nodeProblem(version) {
	const [major = 0, minor = 0, patch = 0] = version.split(".").map((part) => parseInt(part, 10));
	if (oldest.some(([ofMajor, ofMinor, ofPatch], at) => {
		const isLast = at === oldest.length - 1;
		if (major !== ofMajor) return isLast && major > ofMajor;
		return minor > ofMinor || minor === ofMinor && patch >= ofPatch;
	})) return void 0;
	return `@webdis/verify-action needs Node.js ${oldest.map((numbers) => numbers.join(".")).join(", or ")} or newer, and this is Node.js ${version}. Install a newer Node.js and run it again`;
}

export { nodeProblem as t };