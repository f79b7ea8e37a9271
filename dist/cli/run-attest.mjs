import { t as __exportAll } from "./rolldown-runtime.mjs";
import { u as TrustError } from "./begin.mjs";
import { $i as timeouts, Ba as linesOf, Ga as predicateTypeWords, Ia as option, Ji as quiet, Ma as amend, Na as group, Qi as connection, Ui as color, Wa as predicateTypeUri, Wi as formats, Xi as requiredInputs, Ya as parsePlatform, Yi as report, Zi as summary, ao as limits, da as word, ea as boolean, ht as readBounded, mt as imageTasks, oa as path, pt as assertNamed, qi as page } from "./verify.mjs";
import { H as signingIdentity, R as services, U as signingKey, V as signature, a as signDemandsOf, c as servicesOf, z as signOptions } from "./signing.mjs";
import { n as readPredicate, t as attestImages } from "./attesting.mjs";
import { t as withSigner } from "./signing2.mjs";

// src/options/attest.ts
var attest_exports$1 = /* @__PURE__ */ __exportAll({ attestOptions: () => attestOptions });
const predicateType = word("TYPE", (given) => {
	const uri = predicateTypeUri(given);
	if (uri !== void 0) return uri;
	const shown = JSON.stringify(given.slice(0, 100));
	const words = predicateTypeWords.join(", ");
	throw new TrustError("E_INPUT", `${shown} is neither a URI nor one of ${words}`);
});
const predicateFor = word("PLATFORM=FILE", (given) => {
	const [, platform = "", file] = /^([^=]+)=(.+)$/.exec(given) ?? [];
	if (file !== void 0) return {
		platform: parsePlatform(platform),
		file
	};
	const shown = JSON.stringify(given.slice(0, 100));
	throw new TrustError("E_INPUT", `${shown} is not PLATFORM=FILE, such as linux/amd64=sbom.json`);
});
const attestOptions = {
	images: amend(signOptions.images, { help: "Images to attest, by digest" }),
	...group("Predicates", {
		type: option({
			type: predicateType,
			help: `Type of the predicate: ${predicateTypeWords.join(", ")}, or a URI`
		}),
		predicate: option({
			type: path,
			needs: "type",
			excludes: ["predicateFor", "fromBuildx"],
			help: "File with the predicate, a JSON object, for the manifest that the reference names"
		}),
		predicateFor: option({
			type: linesOf(predicateFor),
			needs: "type",
			excludes: ["fromBuildx"],
			help: "File with the predicate for one platform, such as linux/amd64=sbom.json; every platform needs one"
		}),
		fromBuildx: option({
			type: boolean,
			default: false,
			excludes: ["type"],
			help: "Attest the provenance and the SBOM that buildx wrote into the index, for each platform"
		}),
		partial: option({
			type: boolean,
			default: false,
			help: "Allow platforms of the image without an attestation"
		})
	}),
	...group("Key", signingKey),
	...group("Identity", signingIdentity),
	...group("Storage", {
		format: amend(signOptions.format, { help: "bundle: a referrer, like cosign v3; legacy: the .att tag, like cosign v2; both: readable by every version of cosign" }),
		signatureRepository: amend(signature.signatureRepository, { help: "Repository to store the attestations in" })
	}),
	...services,
	...connection(timeouts.verify),
	...group("Output", {
		...formats,
		report,
		page,
		summary,
		quiet,
		color,
		requiredInputs
	})
};

// src/run/attest.ts
var attest_exports = /* @__PURE__ */ __exportAll({ attest: () => attest });
async function attest(values, host, onProgress = () => {}) {
	values.images.forEach(assertNamed);
	const tasks = await imageTasks(values.images, void 0);
	const source = await sourceOf(values);
	const services = await servicesOf(values, /* @__PURE__ */ new Date());
	const demands = await signDemandsOf({
		...values,
		...aboutSignatures
	}, services, host);
	return withSigner(values, {
		services,
		demands
	}, host, onProgress, (options, context) => attestImages(tasks, [source], options, context));
}
const aboutSignatures = {
	annotations: {},
	identity: void 0,
	recursive: false,
	requireReadableBy: []
};
async function sourceOf(values) {
	const { type = "", predicate: file, predicateFor = [], fromBuildx, partial } = values;
	if (partial && file !== void 0) throw unusable("partial: predicate is about one manifest; partial is for several");
	if (fromBuildx) return {
		kind: "buildx",
		partial
	};
	if (file !== void 0) return {
		kind: "manifest",
		predicate: await predicateIn(file, type, "predicate")
	};
	if (predicateFor.length === 0) throw unusable("there is nothing to attest: give predicate, predicate-for or from-buildx");
	const predicates = [];
	for (const { platform, file } of predicateFor) predicates.push({
		platform,
		predicate: await predicateIn(file, type, "predicate-for")
	});
	return {
		kind: "platforms",
		predicates,
		partial
	};
}
async function predicateIn(file, type, option) {
	const bytes = await readBounded(file, limits.statement, `${option}: the file`);
	return readPredicate(type, bytes, `${option}: the file ${JSON.stringify(file)}`);
}
function unusable(why) {
	return new TrustError("E_INPUT", why);
}

export { attest_exports$1 as i, attest_exports as n, attestOptions as r, attest as t };