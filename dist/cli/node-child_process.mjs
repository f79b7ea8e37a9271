import { t as __exportAll } from "./rolldown-runtime.mjs";

// \0lazy:node:child_process
var _lazy_node_child_process_exports = /* @__PURE__ */ __exportAll({ spawn: () => spawn });
const { spawn } = process.getBuiltinModule("node:child_process");

export { spawn as n, _lazy_node_child_process_exports as t };