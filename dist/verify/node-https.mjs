import { n as request, t as Agent } from "./node-https2.mjs";

export { Agent, request };