// src/cli/rate.ts
const window = 5e3;
var Rate = class {
	#samples = [];
	at(at, bytes) {
		this.#samples.push({
			at,
			bytes
		});
		while ((this.#samples[0]?.at ?? at) < at - window) this.#samples.shift();
		const [first] = this.#samples;
		if (first === void 0 || at === first.at || bytes === first.bytes) return void 0;
		return (bytes - first.bytes) * 1e3 / (at - first.at);
	}
};

export { Rate as t };