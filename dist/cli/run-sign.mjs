import { t as __exportAll } from "./rolldown-runtime.mjs";
import { n as backoff, t as createWritingClient } from "./writing.mjs";
import { i as signDemandsOf, m as assertReadable, o as openServices, s as servicesOf, t as openSigner } from "./signing.mjs";
import { t as signImages } from "./sign.mjs";
import { D as rootFallbacks, E as imageTasks, Q as tool, T as assertNamed, k as connect } from "./verify.mjs";

// src/run/sign.ts
var sign_exports = /* @__PURE__ */ __exportAll({ sign: () => sign });
async function sign(values, host, onProgress = () => {}) {
	values.images.forEach(assertNamed);
	const tasks = await imageTasks(values.images, void 0);
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

export { sign_exports as n, sign as t };