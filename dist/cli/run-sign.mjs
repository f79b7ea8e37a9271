import { t as __exportAll } from "./rolldown-runtime.mjs";
import { c as TrustError } from "./begin.mjs";
import { t as createWritingClient, u as backoff } from "./writing.mjs";
import { a as openServices, c as assertReadable, o as servicesOf, r as signDemandsOf, s as signImages, t as openSigner } from "./signing.mjs";
import { l as connect, o as imageTasks, pi as tool, s as rootFallbacks } from "./verify.mjs";

// src/run/sign.ts
var sign_exports = /* @__PURE__ */ __exportAll({ sign: () => sign });
async function sign(values, host, onProgress = () => {}) {
	values.images.forEach(assertNamed);
	const tasks = imageTasks(values.images, void 0);
	const chosen = await servicesOf(values, /* @__PURE__ */ new Date());
	const demands = await signDemandsOf(values, chosen, host);
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
		const report = await signImages(tasks, {
			...demands,
			...services,
			signer
		}, context);
		const images = report.images.map((image) => ({
			...image,
			findings: [...image.findings, ...rootFallbacks([root])]
		}));
		return masked({
			...report,
			images
		});
	} finally {
		close();
	}
}
function assertNamed({ text, reference: { tag, digest } }) {
	if (tag !== void 0 || digest !== void 0) return;
	throw new TrustError("E_REF", `images: ${text} names no digest: give the one that was built`);
}

export { sign_exports as n, sign as t };