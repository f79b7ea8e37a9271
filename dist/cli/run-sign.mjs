import { t as __exportAll } from "./rolldown-runtime.mjs";
import { P as TrustError, S as parseReference, g as about } from "./begin.mjs";
import { c as backoff, t as createWritingClient } from "./writing.mjs";
import { a as readDemands, c as signImages, i as checkTogether, l as assertReadable, o as openServices, s as readServices, t as readSigningKey } from "./sign.mjs";
import { Yn as tool, r as readTasks, s as connect } from "./verify.mjs";

// src/run/sign.ts
var sign_exports = /* @__PURE__ */ __exportAll({ sign: () => sign });
async function sign(words, options, onProgress) {
	const tasks = readSignTasks(words.images);
	const demands = await readDemands(words);
	const chosen = await readServices(words.services, /* @__PURE__ */ new Date());
	checkTogether(demands, chosen, words);
	for (const { reference } of tasks) assertReadable(demands, reference);
	const { client, clock, masked, close } = connect(options);
	try {
		const [services, key] = await Promise.all([openServices(chosen, client, options), readSigningKey(words, options, options.askPassword)]);
		const pause = backoff({
			clock,
			random: Math.random,
			signal: options.signal
		});
		return masked(await signImages(tasks, {
			...demands,
			...services,
			key
		}, {
			registry: createWritingClient({
				...client,
				pause
			}),
			now: () => /* @__PURE__ */ new Date(),
			pause,
			tool,
			...onProgress === void 0 ? {} : { onProgress }
		}));
	} finally {
		close();
	}
}
function readSignTasks(images) {
	for (const text of images) {
		const { tag, digest } = about("images", () => parseReference(text));
		if (tag === void 0 && digest === void 0) throw new TrustError("E_REF", `images: ${text} names no digest: give the one that was built`);
	}
	return readTasks(images, "");
}

export { sign_exports as n, sign as t };