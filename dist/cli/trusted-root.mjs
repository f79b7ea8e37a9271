import { f as isTrustError, u as TrustError } from "./begin.mjs";
import { $i as timeouts, Bi as readJson, Ia as option, Ji as quiet, Ki as json$2, Na as group, Nr as exitCodeFor, Qi as connection, Ui as color, Wi as formats, ao as limits, gt as writeWhole, ht as readBounded, it as readRootFile, lt as rootShape, oa as path, st as publicGoodRoot, ua as text } from "./verify.mjs";
import { B as commonExitCodes, Ct as whole, J as textOptions, U as verb, W as withProgress, bt as logText, tt as describeError, xt as paint, yt as line } from "./terminal.mjs";
import { o as checkUrl } from "./signing.mjs";
import { r as updateRoot, t as publicGood } from "./tuf-root.mjs";
const { X509Certificate } = process.getBuiltinModule("node:crypto");

// src/options/trusted-root.ts
const json$1 = {
	...json$2,
	help: "Print the contents of the root as JSON to stdout"
};
const rootUpdateOptions = {
	...group("Trusted root", {
		output: option({
			type: path,
			default: "trusted_root.json",
			help: "File to write the trusted root to"
		}),
		mirror: option({
			type: text("URL"),
			defaultHelp: "the public-good instance of Sigstore",
			help: "URL of the TUF repository"
		}),
		root: option({
			type: path,
			needs: "mirror",
			defaultHelp: "the included root of the public-good instance of Sigstore",
			help: "Path of the root.json to verify the TUF repository with, for a private instance"
		})
	}),
	...connection(timeouts.verify),
	...group("Output", {
		json: json$1,
		quiet,
		color
	})
};
const rootShowOptions = group("Flags", {
	file: option({
		type: path,
		positional: true,
		defaultHelp: "the included root of the public-good instance of Sigstore",
		help: "Path of a trusted_root.json, or of a file in JSON Lines with one root per line"
	}),
	...formats,
	color
});

// src/report/trusted-root.ts
const urlWidth = 41;
const idWidth = 12;
function formatTrustedRoots(roots, options, now) {
	return logText(roots.flatMap((root) => [...rootLines(root, options, now), line``]).slice(0, -1));
}
function rootLines(root, options, now) {
	const { source, date } = root;
	const groups = [
		["Certificate authorities (Fulcio)", root.certificateAuthorities.map(authorityRow)],
		["Transparency logs (Rekor)", root.transparencyLogs.map(logRow)],
		["Certificate transparency logs", root.certificateTransparencyLogs.map(logRow)],
		["Timestamp authorities", root.timestampAuthorities.map(authorityRow)]
	];
	return [
		paint(options, "bold", whole(source, 200)),
		line`${date === void 0 ? "it has no transparency log" : `newest log since ${date}`}`,
		...groups.flatMap(([title, rows]) => [
			line``,
			line`${paint(options, "bold", title.padEnd(43))}${rows.length === 0 ? "none" : "from        until       ID"}`,
			...rows.flatMap((row) => rowLines(row, options, now))
		])
	];
}
function rowLines({ url, from, until, id }, options, now) {
	const name = line`  ${whole(url, 200)}`;
	const period = `${from}  ${(until || "open").padEnd(10)}  `;
	const isOver = until !== "" && until < now.toISOString().slice(0, 10);
	const rest = paint(options, isOver ? "dim" : "green", `${period}${id.slice(0, idWidth)}`);
	if (name.width > urlWidth) return [name, line`${" ".repeat(43)}${rest}`];
	return [line`${name}${" ".repeat(43 - name.width)}${rest}`];
}
function logRow({ url = "without a URL", validFor, keyId }) {
	return {
		url,
		from: day(validFor.start),
		until: day(validFor.end ?? ""),
		id: keyId
	};
}
function authorityRow({ url, validFor, certificates }) {
	const [issuing] = certificates;
	const ends = [...certificates.map(({ notAfter }) => notAfter), validFor.end ?? []].flat().sort();
	return {
		url: url ?? issuing?.subject ?? "without a URL",
		from: day(validFor.start),
		until: day(ends[0] ?? ""),
		id: issuing?.fingerprint ?? ""
	};
}
function day(time) {
	return time.slice(0, 10);
}

// src/transparency/root-contents.ts
function contentsOf({ source, date, bytes }) {
	const read = readJson(rootShape, bytes, "trusted root");
	const authorities = (list) => list.map((one) => authorityContents(one, source));
	return {
		source,
		...date === void 0 ? {} : { date },
		certificateAuthorities: authorities(read.certificateAuthorities),
		transparencyLogs: read.tlogs.map(logContents),
		certificateTransparencyLogs: read.ctlogs.map(logContents),
		timestampAuthorities: authorities(read.timestampAuthorities)
	};
}
function logContents({ baseUrl: url, operator, logId, publicKey }) {
	return {
		...service({
			url,
			operator,
			validFor: publicKey.validFor
		}),
		keyId: logId.keyId.toString("hex"),
		keyDetails: publicKey.keyDetails
	};
}
function authorityContents({ uri: url, operator, validFor, certChain }, source) {
	return {
		...service({
			url,
			operator,
			validFor
		}),
		certificates: certChain.certificates.map(({ rawBytes }) => certificate(rawBytes, source))
	};
}
function service({ url, operator, validFor: { start, end } }) {
	return {
		...url === void 0 ? {} : { url },
		...operator === void 0 ? {} : { operator },
		validFor: {
			start: start.toISOString(),
			...end === void 0 ? {} : { end: end.toISOString() }
		}
	};
}
function certificate(der, source) {
	try {
		const { subject, fingerprint256, validFromDate, validToDate } = new X509Certificate(der);
		return {
			subject: subject.split("\n").reverse().join(", "),
			fingerprint: fingerprint256.replaceAll(":", "").toLowerCase(),
			notBefore: validFromDate.toISOString(),
			notAfter: validToDate.toISOString()
		};
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new TrustError("E_TRUST", `${source} has a certificate that cannot be read: ${why}`, {}, error);
	}
}

// src/run/trusted-root-update.ts
async function updateTrustedRoot(values, host) {
	const repository = await repositoryOf(values);
	const root = await updateRoot(values, host, repository);
	const contents = contentsOf(root);
	await writeWhole(values.output, Buffer.from(root.bytes).toString("utf8"), "output: the file");
	return contents;
}
async function repositoryOf({ mirror, root, insecureRegistries }) {
	if (mirror === void 0) return publicGood;
	const address = checkUrl(mirror, new Set(insecureRegistries), "mirror");
	return {
		name: `the root of ${new URL(address).host}`,
		mirror: new URL(`${address}/`),
		root: root === void 0 ? publicGood.root : await readBounded(root, limits.tufFile, "root: the file")
	};
}
async function readContents(path) {
	return (path === void 0 ? [publicGoodRoot()] : await readRootFile(path)).map(contentsOf);
}

// src/cli/trusted-root.ts
const waiting = { terminal: () => () => void 0 };
const update = verb({
	name: "trusted-root update",
	about: `Fetches the newest trusted root of the public-good instance of Sigstore, or of a private instance, with TUF (The
Update Framework). Writes it to a file for --trusted-root. The TUF metadata is verified from the included root, or from
the root that you give. If it does not verify, is expired, or is older than before, nothing is written. The contents of
the root go to stderr, the path of the file to stdout.`,
	examples: ["webdis-trust trusted-root update", "webdis-trust trusted-root update --mirror https://tuf.example.com --root root.json --output private.json"],
	exitCodes: {
		0: "the file is written",
		...commonExitCodes,
		11: "the URL is not that of a TUF repository",
		12: "the metadata does not verify, is expired, or is older than before; nothing was written"
	}
}, rootUpdateOptions, async (values, signal) => {
	try {
		const contents = await withProgress(values, signal, waiting, (host) => updateTrustedRoot(values, host));
		const options = textOptions(process.stderr, process.env, values.color);
		if (!values.quiet) process.stderr.write(formatTrustedRoots([contents], options, /* @__PURE__ */ new Date()));
		process.stdout.write(values.json ? json(contents) : `${values.output}\n`);
		return 0;
	} catch (error) {
		if (!isTrustError(error) || error.code === "E_INPUT") throw error;
		process.stderr.write(`${describeError(error, "the trusted root was not updated")}\n`);
		return exitCodeFor([error.code]);
	}
});
const show = verb({
	name: "trusted-root show",
	about: `Shows the contents of a trusted root: certificate authorities, transparency logs, certificate transparency logs
and timestamp authorities, with the periods in which each is trusted. Without FILE, shows the included root. The ID is the
beginning of the log's key ID, or of the SHA-256 fingerprint of the authority's certificate; --json shows it in full.`,
	examples: ["webdis-trust trusted-root show", "gh attestation trusted-root > github.jsonl && webdis-trust trusted-root show github.jsonl"],
	exitCodes: {
		0: "the root is shown",
		2: "the file cannot be read, or is not a trusted root"
	}
}, rootShowOptions, async ({ file, output, json: short, color }) => {
	const roots = await readContents(file);
	const options = textOptions(process.stdout, process.env, color);
	const text = short || output === "json" ? json(roots) : formatTrustedRoots(roots, options, /* @__PURE__ */ new Date());
	process.stdout.write(text);
	return 0;
});
function json(contents) {
	return `${JSON.stringify(contents, void 0, 2)}\n`;
}
const trustedRootVerbs = [update, show];

export { trustedRootVerbs };