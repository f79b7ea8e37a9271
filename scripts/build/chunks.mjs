// Splits the command and the library into files. The first file can be parsed by older versions of Node, and checks the
// version; then the code that verifies is loaded; verbs that sign or mirror load their code on demand. Code that several
// verbs share is in separate files.
import { join } from 'node:path';

/** What verbs do, without the terminal: the library loads this alone. */
const runs = ['sign', 'attest', 'mirror', 'release', 'drift'];

/** What a file is called that several of those need that write. */
const shared = {
  'sign attest mirror release': 'writing',
  'sign attest release': 'signing',
  'attest release': 'attesting',
  'mirror release': 'copying',
};

/** Of an action: what is loaded when it is needed. */
const later = [
  'src/actions/verify-publish.ts',
  'src/http/tunnel.ts',
  'src/run/layout-task.ts',
  'src/run/tuf-root.ts',
  'src/verify/attestations.ts',
];

/** For rolldown's `codeSplitting`: one file of what an action shares with what it loads later, because each costs 1 ms. */
export function actionParts(root, { entry }) {
  let reached;
  const name = (id, graph) => {
    reached ??= [entry, ...later].map((path) => imported(join(root, path), graph));
    const [atOnce, ...others] = reached;
    return atOnce.has(id) && others.some((modules) => modules.has(id)) ? 'shared' : undefined;
  };
  const debugName = 'what an action shares with what it loads later';
  return { includeDependenciesRecursively: false, groups: [{ debugName, name }] };
}

/** For rolldown's `codeSplitting`: the command and the library. */
export function chunks(root, { entry, library }) {
  const path = (...names) => join(root, ...names);
  const entries = [
    path(entry),
    path('src/cli/compile-cache.ts'),
    path(library),
    path('src/cli/command.ts'),
  ];
  let reached;
  /** What a call of the library loads: the run of a verb, and the table of its options. */
  const runAndTable = (verb, graph) =>
    new Set(
      ['run', 'options'].flatMap((room) => [...imported(path('src', room, `${verb}.ts`), graph)]),
    );
  const reach = (graph) => ({
    // Alone: the first file of the command must be readable before anything is known of its Node.
    'node-version': imported(path('src/node-version.ts'), graph),
    begin: imported(path(library), graph),
    verify: new Set([
      ...imported(path('src/options/library.ts'), graph),
      ...runAndTable('verify', graph),
    ]),
    terminal: imported(path('src/cli/command.ts'), graph),
    layout: imported(path('src/run/layout-task.ts'), graph),
    attestations: imported(path('src/verify/attestations.ts'), graph),
    runs: runs.map((run) => [run, runAndTable(run, graph)]),
  });
  const name = (id, graph) => {
    reached ??= reach(graph);
    if (entries.includes(id)) return undefined;
    if (id.startsWith('\0rolldown/')) return 'begin';
    const order = ['node-version', 'begin', 'verify', 'terminal', 'layout', 'attestations'];
    const first = order.find((part) => reached[part].has(id));
    const users = reached.runs.filter(([, modules]) => modules.has(id)).map(([run]) => run);
    if (first !== undefined) return first;
    const writers = users.filter((run) => run !== 'drift');
    if (users.length === 1) return `run-${users[0]}`;
    return shared[writers.join(' ')];
  };
  const debugName = 'what is loaded first, and what verbs share';
  return { includeDependenciesRecursively: false, groups: [{ debugName, name }] };
}

/** `cli/signing.mjs`; what is Node's own (lazy-builtins.mjs) is called as there. */
export function chunkName(folder, { name }) {
  return `dist/${folder}/${name.replace(/^_lazy_node_/, 'node-')}.mjs`;
}

/** Everything that a module imports without `import()`, and the module itself. */
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
