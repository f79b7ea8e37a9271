import { u as TrustError } from "./begin.mjs";
import { Ua as predicateTypeName } from "./verify.mjs";
const { join } = process.getBuiltinModule("node:path");
const { mkdir, readdir, rename, rm, writeFile } = process.getBuiltinModule("node:fs/promises");

// src/run/statement-folder.ts
var StatementFolder = class {
	#path;
	#written = /* @__PURE__ */ new Map();
	constructor(path) {
		this.#path = path;
	}
	async prepare() {
		await this.#attempt(() => mkdir(this.#path, { recursive: true }));
		const [found] = await readdir(this.#path);
		if (found === void 0) return;
		const message = `output-attestations: the folder ${JSON.stringify(this.#path)} is not empty: statements of another run would look verified`;
		throw new TrustError("E_INPUT", message);
	}
	save = async (statement, bytes) => {
		const key = `${statement.name} ${statement.digest}`;
		if (this.#written.has(key)) return;
		this.#written.set(key, statement);
		await this.#attempt(() => writeFile(this.#hidden(statement), bytes));
	};
	async finish(report) {
		const met = new Set(report.outcome === "verified" ? report.images.flatMap(({ attestations = [] }) => attestations).flatMap(({ manifests }) => manifests).flatMap(({ name, outcome, statement }) => outcome === "verified" ? [`${name} ${statement}`] : []) : []);
		const counts = /* @__PURE__ */ new Map();
		const paths = [];
		for (const [key, statement] of [...this.#written].toSorted(([a], [b]) => a < b ? -1 : 1)) {
			const hidden = this.#hidden(statement);
			if (!met.has(key)) {
				await rm(hidden, { force: true });
				continue;
			}
			const stem = `${fileWord(statement.name)}-${fileWord(predicateTypeName(statement.type))}`;
			const nth = (counts.get(stem) ?? 0) + 1;
			counts.set(stem, nth);
			const path = join(this.#path, `${stem}-${nth}.json`);
			await this.#attempt(() => rename(hidden, path));
			paths.push(path);
		}
		return paths;
	}
	#hidden({ name, digest }) {
		return join(this.#path, `.${fileWord(name)}-${digest.slice(-64)}.partial`);
	}
	async #attempt(write) {
		try {
			await write();
		} catch (error) {
			const message = `output-attestations: ${error.message}`;
			throw new TrustError("E_INPUT", message, {}, error);
		}
	}
};
function fileWord(text) {
	return text.replace(/^https?:\/\//, "").replace(/[^A-Za-z0-9.]+/g, "-").replace(/^[-.]+|[-.]+$/g, "").slice(0, 100);
}

export { StatementFolder };