import { l as TrustError } from "./begin.mjs";
import { Xa as limits, fn as abortError } from "./verify.mjs";
import { Writable, addAbortSignal } from "node:stream";
import { createInterface } from "node:readline/promises";

// src/cli/password.ts
const lineBreak = "; what stdin gave ends with a line break, which is part of the password, as with cosign (printf %s leaves it out)";
function askOn(input, output, signal) {
	if (input.isTTY !== true) return () => readAll(input, signal);
	return async (kind) => {
		const text = await prompt("Enter password for private key: ", input, output, signal);
		if (kind === "existing") return { text };
		if (text !== await prompt("Enter password for private key again: ", input, output, signal)) throw new TrustError("E_INPUT", "the two passwords are not the same");
		return { text };
	};
}
async function readAll(input, signal) {
	const chunks = [];
	let size = 0;
	try {
		for await (const chunk of addAbortSignal(signal, input)) {
			chunks.push(chunk);
			size += chunk.length;
			if (size > limits.keyFile) throw new TrustError("E_INPUT", `the password on stdin has more than ${limits.keyFile} bytes`);
		}
	} catch (error) {
		throw signal.aborted ? abortError(signal) : error;
	}
	const text = Buffer.concat(chunks).toString("utf8");
	if (text === "") return void 0;
	return text.endsWith("\n") ? {
		text,
		hint: lineBreak
	} : { text };
}
async function prompt(question, input, output, signal) {
	const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
	const lines = createInterface({
		input,
		output: nowhere,
		terminal: true,
		historySize: 0
	});
	const { promise: closed, reject } = Promise.withResolvers();
	lines.once("close", () => reject(new TrustError("E_INPUT", "no password was given")));
	lines.once("SIGINT", () => process.emit("SIGINT"));
	output.write(question);
	try {
		return await Promise.race([lines.question("", { signal }), closed]);
	} catch (error) {
		throw signal.aborted ? abortError(signal) : error;
	} finally {
		lines.close();
		output.write("\n");
	}
}

export { askOn as t };