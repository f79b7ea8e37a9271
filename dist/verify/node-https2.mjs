// \0lazy:node:https
const { Agent, request } = process.getBuiltinModule("node:https");

export { request as n, Agent as t };