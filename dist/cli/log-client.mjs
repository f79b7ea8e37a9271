import { vr as TrustError } from "./verify.mjs";

// src/transparency/log-client.ts
var EntryExists = class extends TrustError {
	constructor(host, details) {
		super("E_TLOG", `the log ${host} has this entry already, and does not hand it out`, details);
	}
};
function logService(url) {
	return {
		name: "log",
		url,
		refused: "E_TLOG"
	};
}

export { logService as n, EntryExists as t };