// \0lazy:node:https
const { Agent, request } = process.getBuiltinModule("node:https");

export { Agent, request };