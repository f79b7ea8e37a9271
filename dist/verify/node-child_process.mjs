// \0lazy:node:child_process
const { spawn } = process.getBuiltinModule("node:child_process");

export { spawn };