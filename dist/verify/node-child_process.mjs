// \0lazy:node:child_process
const { execFile, spawn } = process.getBuiltinModule("node:child_process");

export { spawn };