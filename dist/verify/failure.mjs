import { createRequire } from "node:module";

// src/http/node-http.ts
const require = createRequire(import.meta.url);
function nodeHttp() {
	return require("node:http");
}

export { nodeHttp as t };