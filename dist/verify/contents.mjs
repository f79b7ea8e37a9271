import { Readable, finished } from "node:stream";

// src/registry/blob-body.ts
var BlobBody = class extends Readable {
	#source;
	#expected;
	#started = false;
	#skip;
	#left;
	constructor(source, expected) {
		super();
		this.#source = source;
		this.#expected = expected;
		this.#skip = expected.skip;
		this.#left = expected.length;
	}
	_read() {
		if (this.#started) this.#source.resume();
		else this.#start();
	}
	_destroy(error, done) {
		this.#source.destroy();
		done(error);
	}
	#start() {
		this.#started = true;
		this.#source.on("data", (chunk) => this.#take(chunk));
		finished(this.#source, { writable: false }, (error) => {
			if (error == null) this.#end();
			else this.#fail(error);
		});
	}
	#take(chunk) {
		const skipped = Math.min(this.#skip, chunk.byteLength);
		this.#skip -= skipped;
		const bytes = skipped === 0 ? chunk : chunk.subarray(skipped);
		if (bytes.byteLength === 0) return;
		this.#left -= bytes.byteLength;
		if (this.#left < 0) this.destroy(this.#expected.tooLong());
		else if (!this.push(bytes)) this.#source.pause();
	}
	#end() {
		if (this.#left === 0) this.push(null);
		else this.destroy(this.#expected.tooShort());
	}
	#fail(error) {
		if (this.#left === 0) this.push(null);
		else this.destroy(this.#expected.failed(error));
	}
};

// src/oci/go-json.ts
function goJson(value) {
	return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
function sortedByBytes(map) {
	const entries = Object.entries(map).map(([key, value]) => ({
		key,
		value,
		bytes: Buffer.from(key)
	}));
	entries.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
	return Object.fromEntries(entries.map(({ key, value }) => [key, value]));
}

export { sortedByBytes as n, BlobBody as r, goJson as t };