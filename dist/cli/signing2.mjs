import { o as backoff, t as createWritingClient } from "./writing.mjs";
import { K as tool, S as rootFallbacks, w as connect } from "./verify.mjs";
import { n as openSigner, s as openServices } from "./signing.mjs";

// src/run/signing.ts
async function withSigner(values, { services: chosen, demands }, host, onProgress, run) {
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
		const report = await run({
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

export { withSigner as t };