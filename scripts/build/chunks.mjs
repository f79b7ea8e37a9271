// How the terminal's program is cut: what starts it and verifies is in two files that are loaded at once;
// what signs, with an HTTP client as large as the two together, is loaded by the verbs that sign; so is what
// mirrors. What those have in common has files of their own, by the verbs that need it: all of them to write,
// and a release to sign and to copy.
import { dirname, join } from 'node:path';

/** Verbs that are loaded when they are asked for, and what a file is called that several of them need. */
const verbs = ['signing', 'mirror', 'release'];
const shared = {
  'signing mirror release': 'writing',
  'signing release': 'sign',
  'mirror release': 'copy',
};

/** For rolldown's `codeSplitting`: one chunk for all that `entry` imports without `import()`. */
export function chunks(root, entry) {
  const start = join(root, entry);
  let atOnce;
  let later;
  return {
    includeDependenciesRecursively: false,
    groups: [
      {
        debugName: 'at once, and what verbs share',
        name: (id, graph) => {
          atOnce ??= imported(start, graph);
          later ??= verbs.map((verb) => [
            verb,
            imported(join(dirname(start), `${verb}.ts`), graph),
          ]);
          if (id.startsWith('\0rolldown/')) return 'verify';
          if (atOnce.has(id)) return id === start ? undefined : 'verify';
          const users = later.filter(([, modules]) => modules.has(id)).map(([verb]) => verb);
          return shared[users.join(' ')];
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
