import { t as __exportAll } from "./rolldown-runtime.mjs";
import { c as TrustError } from "./begin.mjs";
import { t as createWritingClient, u as backoff } from "./writing.mjs";
import { a as servicesOf, i as openServices, o as signImages, r as signDemandsOf, s as assertReadable, t as openSigner } from "./signing.mjs";
import { c as connect, ii as tool, o as imageTasks } from "./verify.mjs";

// src/run/sign.ts
var sign_exports = /* @__PURE__ */ __exportAll({ sign: () => sign });
async function sign(values, host, onProgress = () => {}) {
	values.images.forEach(assertNamed);
	const tasks = imageTasks(values.images, void 0);
	const chosen = await servicesOf(values, /* @__PURE__ */ new Date());
	const demands = await signDemandsOf(values, chosen);
	for (const { reference } of tasks) assertReadable(demands, reference);
	const { client, clock, masked, close } = await connect(values, host);
	try {
		const services = openServices(chosen, client, host);
		const root = demands.trustedRoot;
		const signer = await openSigner(values, {
			client,
			host,
			services,
			root
		});
		const pause = backoff({
			clock,
			random: Math.random,
			signal: host.signal
		});
		const context = {
			registry: createWritingClient({
				...client,
				pause
			}),
			now: () => /* @__PURE__ */ new Date(),
			pause,
			tool,
			onProgress
		};
		return masked(await signImages(tasks, {
			...demands,
			...services,
			signer
		}, context));
	} finally {
		close();
	}
}
function assertNamed({ text, reference: { tag, digest } }) {
	if (tag !== void 0 || digest !== void 0) return;
	throw new TrustError("E_REF", `images: ${text} names no digest: give the one that was built`);
}

export { sign_exports as n, sign as t };