// How the terminal's program is cut: what starts it and verifies is in two files that are loaded at once;
// what signs, with an HTTP client as large as the two together, is loaded by the verbs that sign; so is what
// mirrors. What those have in common, to write, has a file of its own.
import { join } from 'node:path';

/** For rolldown's `codeSplitting`: one chunk for all that `entry` imports without `import()`. */
export function chunks(root, entry) {
  const start = join(root, entry);
  let atOnce;
  return {
    includeDependenciesRecursively: false,
    groups: [
      {
        debugName: 'at once',
        name: (id, graph) => {
          atOnce ??= imported(start, graph);
          const isHelper = id.startsWith('\0rolldown/');
          return isHelper || (id !== start && atOnce.has(id)) ? 'verify' : undefined;
        },
      },
    ],
  };
}

/** `cli/signing.mjs`; what is Node's own (lazy-builtins.mjs) is called as there. */
export function chunkName(folder, { name }) {
  return `${folder}/${name.replace(/^_lazy_node_/, 'node-')}.mjs`;
}

function imported(start, graph) {
  const seen = new Set();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  return seen;
}
