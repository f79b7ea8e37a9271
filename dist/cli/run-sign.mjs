import { t as __exportAll } from "./rolldown-runtime.mjs";
import { a as signDemandsOf, c as servicesOf, h as assertReadable } from "./signing.mjs";
import { t as signImages } from "./sign.mjs";
import { mt as imageTasks, pt as assertNamed } from "./verify.mjs";
import { t as withSigner } from "./signing2.mjs";

// src/run/sign.ts
var sign_exports = /* @__PURE__ */ __exportAll({ sign: () => sign });
async function sign(values, host, onProgress = () => {}) {
	values.images.forEach(assertNamed);
	const tasks = await imageTasks(values.images, void 0);
	const services = await servicesOf(values, /* @__PURE__ */ new Date());
	const demands = await signDemandsOf(values, services, host);
	for (const { reference } of tasks) assertReadable(demands, reference);
	return withSigner(values, {
		services,
		demands
	}, host, onProgress, (options, context) => signImages(tasks, options, context));
}

export { sign_exports as n, sign as t };