import { F as isTrustError, M as limits, P as TrustError, a as joinKeys, d as checkItems, f as hostList, h as parseLists, m as parseCount, s as nearest, u as assertCertificates } from "./begin.mjs";
import { B as writeWhole, Qn as exitCodeFor, R as splitAnnotations, Yn as tool, ar as fixedWords, at as keyFile, er as outcomeFor, ir as shellWord, it as isBundled, nr as longestCommand, nt as annotationFlags, or as logText, ot as rootFlags, sr as plain, t as verify, z as readBounded } from "./verify.mjs";
import { parseArgs } from "node:util";

// src/host/stop.ts
const grace = 4e3;
function untilSignal() {
	const controller = new AbortController();
	for (const name of ["SIGINT", "SIGTERM"]) process.once(name, () => {
		controller.abort(new TrustError("E_LIMIT", `the run was stopped by ${name}`));
		setTimeout(() => process.exit(), grace).unref();
	});
	return controller.signal;
}
function endProcess() {
	process.stdout.write("", () => process.stderr.write("", () => process.exit()));
}

// src/host/unless-dry.ts
function unlessDry(work) {
	return new Promise((resolve, reject) => {
		const dry = () => {
			reject(new TrustError("E_LIMIT", `the run stopped without a result, though nothing had failed; this is a defect of this program, please report it`));
		};
		process.once("beforeExit", dry);
		work.then(resolve, reject).finally(() => process.off("beforeExit", dry));
	});
}

// src/report/paint.ts
const styles = {
	bold: 1,
	dim: 2,
	red: 31,
	green: 32,
	yellow: 33,
	cyan: 36
};
function paint({ color }, style, text) {
	return color ? `\u001b[${styles[style]}m${text}\u001b[0m` : text;
}
function wrap(text, indent, { width }) {
	if (width === void 0) return [`${indent}${text}`];
	const room = Math.max(width - indent.length, 20);
	const lines = [];
	let line = "";
	for (const word of text.split(" ")) if (line !== "" && line.length + 1 + word.length > room) {
		lines.push(line);
		line = word;
	} else line = line === "" ? word : `${line} ${word}`;
	return [...lines, line].map((part) => `${indent}${part}`);
}

// src/report/finding.ts
const labels = {
	error: ["Error", "red"],
	warning: ["WARNING", "yellow"],
	note: ["Note", "dim"]
};
function findingLines(told, options, indent = "  ") {
	const [label, usual] = labels[told.severity] ?? labels.error;
	const style = outcomeFor([told.code]) === "undetermined" && usual === "red" ? "yellow" : usual;
	const text = `${label}: ${told.severity === "error" && told.title ? `${told.title}: ` : ""}${plain(told.message)} [${plain(told.code, 100)}]`;
	const [first = "", ...rest] = wrap(text, indent, options);
	const { words, command } = splitAdvice(told.advice);
	const more = [...detailLines(told.details), ...words === "" ? [] : [`Next: ${plain(words)}`]];
	return [
		`${indent}${paint(options, style, label)}${first.slice(indent.length + label.length)}`,
		...rest.map((line) => `  ${line}`),
		...more.flatMap((line) => wrap(line, `${indent}  `, options)),
		...command === "" ? [] : [`${indent}  ${plain(command, longestCommand)}`]
	];
}
function splitAdvice(advice = "") {
	const at = advice.indexOf(": webdis-trust ");
	return at < 0 ? {
		words: advice,
		command: ""
	} : {
		words: advice.slice(0, at + 1),
		command: advice.slice(at + 2)
	};
}
function detailLines(details = {}) {
	const { host, status, url, requestId } = details;
	const parts = [
		...url === void 0 ? [] : [url],
		...url === void 0 && host !== void 0 ? [host] : [],
		...status === void 0 ? [] : [`HTTP ${status}`],
		...requestId === void 0 ? [] : [`request ${requestId}`]
	];
	return parts.length === 0 ? [] : [`at ${parts.map((part) => plain(part, 300)).join(", ")}`];
}

// src/report/html.ts
var Markdown = class {
	#text;
	constructor(text) {
		this.#text = text;
	}
	toString() {
		return this.#text;
	}
};
var Html = class extends Markdown {
	isHtml = true;
};
function html(texts, ...parts) {
	const written = parts.map((part, at) => /(?:="|<title>)$/.test(texts[at] ?? "") ? entities(String(part)) : escaped(part));
	return new Html(String.raw({ raw: texts }, ...written));
}
function escaped(part) {
	if (part instanceof Html) return part.toString();
	if (Array.isArray(part)) return part.map(escaped).filter(Boolean).join("\n");
	return prose(String(part ?? ""));
}
function markdown(texts, ...parts) {
	const written = parts.map((part) => part instanceof Markdown ? part : part.join("\n\n"));
	return new Markdown(String.raw({ raw: texts }, ...written));
}
function join(parts, separator) {
	return new Html(parts.map(escaped).join(separator.toString()));
}
function entities(text, max) {
	return plain(text, max).replace(/[&<>"'`]/g, (c) => `&#${c.charCodeAt(0)};`);
}
function code(text, max) {
	return new Html(`<code>${entities(text, max)}</code>`);
}
const harmless = /^["'(“‘]*(?:\p{L}[\p{L}'’-]*|[0-9]{1,6}(?:\.[0-9]{1,3})?|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}:[0-9]{2})[)"'”’.,;:!?…]*$|^[–—·…+=≤≥&-]+$/u;
function prose(text) {
	return plain(text).split(" ").map((word) => word === "" || harmless.test(word) ? entities(word) : codeWord(word)).join(" ");
}
function codeWord(word) {
	const [, open = "", inner = word, close = ""] = /^(["'(“‘]*)(.*?)([)"'”’.,;:!?…]*)$/u.exec(word) ?? [];
	if (inner === "") return String(code(word));
	return `${entities(open)}${code(inner)}${entities(close)}`;
}
function codeTag(id) {
	return /^E_[A-Z]{1,30}$/.test(id) ? new Html(`[${id}]`) : html`[${code(id, 100)}]`;
}
function preformatted(lines) {
	const text = lines.map((line) => entities(line, Number.POSITIVE_INFINITY)).join("\n");
	return new Html(`<pre><code>${text}</code></pre>`);
}
function fenced(language, lines) {
	const text = lines.map(fencedLine).join("\n");
	const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
	const fence = "`".repeat(longest + 1);
	return new Markdown(`${fence}${language}\n${text}\n${fence}`);
}
function fencedLine(line) {
	const sign = "⚠️";
	return line.split(sign).map((part) => plain(part, Number.POSITIVE_INFINITY)).join(sign);
}

// src/report/words.ts
const outcomeSign = fixedWords({
	verified: html`✅`,
	rejected: html`❌`,
	undetermined: html`⚠️`
}, html`not known`);
const outcomeWord = fixedWords({
	verified: "verified",
	rejected: "rejected",
	undetermined: "undetermined"
});
const formatWord = fixedWords({
	legacy: "legacy",
	bundle: "bundle"
});
const codeTitle = fixedWords({
	E_REF: "not an image reference",
	E_INPUT: "an input cannot be used",
	E_KEY: "the key cannot be used",
	E_AUTH: "the registry refused access",
	E_NET: "the registry could not be read",
	E_RATE: "the registry limits requests",
	E_LIMIT: "a limit was reached",
	E_NOTFOUND: "image tag not found",
	E_DIGEST: "the bytes do not match their digest",
	E_MANIFEST: "malformed manifest",
	E_COVER: "the image is not complete",
	E_NOSIG: "no signatures found",
	E_FORMAT: "signatures that a required reader cannot read",
	E_CLAIM: "no matching signatures",
	E_SIG: "no matching signatures",
	E_TLOG: "no matching signatures",
	E_TIME: "no matching signatures",
	E_TRUST: "no matching signatures",
	E_ROLLBACK: "another digest than expected",
	E_DRIFT: "the registries differ",
	E_IMMUTABLE: "the tag cannot be moved",
	E_UNSUPPORTED: "the registry cannot store it",
	E_BUILD: "the image was not built"
});
const reasons$1 = {
	E_CLAIM: "the signed claims do not match",
	E_SIG: "no signature by this key",
	E_TLOG: "not proven to be in the transparency log",
	E_TIME: "signed when the key was not valid",
	E_TRUST: "the trusted root does not know the log"
};
const claims = {
	digest: "signed for another image",
	reference: "signed under another name",
	annotation: "missing or incorrect annotation"
};
function codeReason(code, claim) {
	if (code === "E_CLAIM" && claim !== void 0) return claims[claim];
	return reasons$1[code] ?? codeTitle[code];
}
function manifestName({ role, platforms }) {
	const named = platforms.join(", ");
	if (role === "attestation") return role;
	if (role === "platform") return named === "" ? "no platform given" : named;
	return named === "" ? role : `${role} (${named})`;
}
const stores = fixedWords({
	tag: ".sig tag",
	referrer: "OCI 1.1 referrer",
	bundle: "bundle referrer",
	referrers: "referrer"
});
function storeName(store) {
	return stores[store];
}
function shortDigest(digest) {
	const [algorithm = "", hex] = digest.split(":");
	return hex === void 0 ? digest.slice(0, 12) : `${algorithm}:${hex.slice(0, 12)}`;
}
function shortKey(fingerprint) {
	return fingerprint.slice(0, 16);
}
function readableTime(iso) {
	return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/, "$1 $2 UTC");
}
function count(n, one, many = `${one}s`) {
	return `${n} ${n === 1 ? one : many}`;
}
function listed(words, joint = "and") {
	const last = words.at(-1) ?? "";
	return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${joint} ${last}`;
}
function capital(text) {
	return text.replace(/^\p{Ll}(?=\p{L}*(?:[\s,:;]|$))/u, (c) => c.toUpperCase());
}
function few(words) {
	const once = [...new Set(words)];
	return once.length > 3 ? [...once.slice(0, 2), `${once.length - 2} more`] : once;
}

// src/report/error.ts
function describeError(error) {
	const message = error instanceof Error ? error.message : String(error);
	if (!isTrustError(error)) return logText([`Error: ${plain(message)}`]).trimEnd();
	const { code, details } = error;
	const first = `Error: ${codeTitle[code]}: ${plain(message)} [${code}]`;
	return logText([first, ...detailLines(details).map((line) => `  ${line}`)]).trimEnd();
}

// src/cli/describe.ts
const width = 100;
const indent = 34;
function describeFlags(groups) {
	return Object.entries(groups).map(([title, flags]) => [title, ...flags.flatMap(describeFlag)].join("\n")).join("\n\n");
}
function describeFlag({ name, short, value, help }) {
	const long = `--${name}${value === void 0 ? "" : ` ${value}`}`;
	const left = `  ${short === void 0 ? "    " : `-${short}, `}${long}`;
	const lines = wrap(help, " ".repeat(indent), {
		color: false,
		width
	});
	const [first = "", ...rest] = lines;
	return left.length < indent ? [left + first.slice(left.length), ...rest] : [left, ...lines];
}

// src/cli/flags.ts
const help = {
	name: "help",
	short: "h",
	help: "show this help"
};
const connection = [
	{
		name: "insecure-registry",
		value: "HOST",
		multiple: true,
		help: "registry that may be spoken to over http (loopback always may)"
	},
	{
		name: "registry-cacert",
		value: "FILE",
		help: "PEM certificates to trust besides those of Node"
	},
	{
		name: "timeout",
		value: "SECONDS",
		help: "for the whole run, waiting for rate limits included (default: 600)"
	},
	{
		name: "idle-timeout",
		value: "SECONDS",
		help: "how long a registry may send nothing (default: 30, and 90 until a blob begins, as caches fetch it first)"
	},
	{
		name: "verbose",
		help: "tell on stderr what is asked of which registry"
	}
];
const held = [
	{
		name: "key-fingerprint",
		value: "HEX",
		multiple: true,
		help: "SHA-256 of the DER key, checked before anything else; every key must match one"
	},
	{
		name: "trusted-root",
		value: "FILE",
		help: "trusted_root.json with the transparency logs (default: the public-good root inside)"
	},
	{
		name: "insecure-ignore-tlog",
		help: "do not ask for entries in a transparency log"
	}
];
const trust$1 = [
	{
		name: "key",
		value: "KEY",
		multiple: true,
		help: "public key: a path, env://NAME, or an https URL with its fingerprint; of several, any may have signed; \"KEY not-after=2026-12-31\" for a retired one (default: the key of Webdis)"
	},
	...held,
	{
		name: "use-signed-timestamps",
		help: "ask for an RFC 3161 timestamp by an authority of the trusted root"
	},
	{
		name: "annotations",
		short: "a",
		value: "NAME=VALUE",
		multiple: true,
		help: "what the signed claims must hold; several by commas, and quotes around a comma, as with cosign"
	},
	{
		name: "expected-reference",
		value: "REPOSITORY",
		help: "what a legacy payload must name; bundles name none, and do not count then"
	},
	{
		name: "signature-repository",
		value: "REPOSITORY",
		help: "where signatures live, if not beside the image"
	}
];
const readable = {
	name: "require-readable-by",
	value: "READER",
	multiple: true,
	help: "who must be able to read the signatures besides this tool: cosign-2.5 (and older), podman (and CRI-O), policy-controller, kyverno"
};
const demands = [
	{
		name: "tag",
		value: "TAG",
		help: "for every IMAGE that names neither tag nor digest"
	},
	{
		name: "digest",
		value: "DIGEST",
		help: "what the tag must point to (guards against roll-back)"
	},
	{
		name: "platform",
		value: "PLATFORM",
		multiple: true,
		help: "platform that must be there, such as linux/arm64; whatever else the index lists must verify as well"
	},
	{
		name: "attestation-manifests",
		value: "WORD",
		help: "reported (default): unsigned ones are told; required: they fail"
	},
	{
		name: "parity",
		value: "WORD",
		help: "auto (default): images that share path and tag must have the same digest; true: all images, and the same signatures; false: nothing is compared"
	},
	readable
];
const json = {
	name: "json",
	help: "the report on stdout, as JSON"
};
const common = [{
	name: "no-color",
	help: "no colours (NO_COLOR and FORCE_COLOR are heeded as well)"
}, help];
const verifyFlags = {
	"Whose signatures count": trust$1,
	"What the image must be": demands,
	Registries: connection,
	Output: [
		json,
		{
			name: "report",
			value: "FILE",
			help: "write the JSON report there"
		},
		{
			name: "summary",
			value: "FILE",
			help: "write the job summary there, as Markdown"
		},
		{
			name: "quiet",
			short: "q",
			help: "nothing on stderr when everything is verified"
		},
		...common
	]
};
const treeFlags = {
	"Whose signatures count": trust$1,
	Registries: connection,
	Output: [json, ...common]
};

// src/cli/drift-flags.ts
const images = {
	name: "images",
	value: "REPOSITORY,…",
	multiple: true,
	help: "repositories that should carry the same releases; the first is what others are mended from"
};
const trust = [
	{
		name: "key",
		value: "KEY",
		multiple: true,
		help: "public key: a path, env://NAME, or an https URL with its fingerprint; of several, any may have signed (default: the key of Webdis)"
	},
	...held,
	{
		name: "signature-repository",
		value: "REPOSITORY",
		help: "where signatures live, if not beside each image"
	}
];
const timeout$2 = {
	name: "timeout",
	value: "SECONDS",
	help: "for the whole run, waiting for rate limits included (default: 3600)"
};
const registries = connection.map((flag) => flag.name === timeout$2.name ? timeout$2 : flag);
const state = (about) => ({
	name: "state",
	value: "FILE",
	help: about
});
const published = [
	json,
	{
		name: "report",
		value: "FILE",
		help: "write the JSON report there"
	},
	...[{
		name: "page",
		value: "FILE",
		help: "write the status page there, as HTML"
	}, {
		name: "badge",
		value: "FILE",
		help: "write the badge there, for shields.io/endpoint"
	}],
	{
		name: "quiet",
		short: "q",
		help: "nothing on stderr when all is as released"
	},
	...common
];
const driftCheckFlags = {
	"What is looked at": [
		{
			name: "ledger",
			value: "FILE",
			help: "what was released; drift init writes one"
		},
		images,
		{
			name: "tags",
			value: "TAG,…",
			multiple: true,
			help: "instead of a ledger: compared and verified, without knowing what is right"
		},
		{
			name: "blobs",
			help: "ask for every blob as well"
		},
		{
			name: "shard",
			value: "N/M",
			help: "look at one part of so many, such as 2/4"
		},
		state("read what the last run verified, and write it again: unchanged images cost few requests, and unknown tags count when they are seen twice")
	],
	"Whose signatures count": trust,
	Registries: registries,
	Output: published
};
const driftInitFlags = {
	"What is looked at": [
		images,
		{
			name: "from",
			value: "VERSION",
			help: "the lowest version that is to be in the ledger"
		},
		{
			name: "output",
			value: "FILE",
			help: "where the ledger is written"
		},
		{
			name: "force",
			help: "write over a file that is there"
		}
	],
	"Whose signatures count": trust,
	Registries: registries,
	Output: common
};
const driftPlanFlags = { Flags: [
	{
		name: "shards",
		value: "N",
		help: "how many parts"
	},
	{
		name: "ledger",
		value: "FILE",
		help: "parts that would have no release of it are left out of the count"
	},
	...common
] };
const driftMergeFlags = { Flags: [state("the history of merged reports, read and written again"), ...published] };
const driftPageFlags = { Flags: [
	state("the state file with the history"),
	{
		name: "output",
		value: "FILE",
		help: "where the page is written (default: stdout)"
	},
	{
		name: "badge",
		value: "FILE",
		help: "write the badge there, for shields.io/endpoint"
	},
	...common
] };

// src/cli/drift-help.ts
const exitCodes = `Exit codes
   0  ok: everything was looked at, and is as released
   2  an input, a reference or a key cannot be used; nothing was looked at
   3  unreachable: something could not be found out, and nothing that could is different
  20  drift: there is evidence of a difference`;
const overview = `webdis-trust drift VERB

Whether every registry still carries what was released, by a ledger that you review and commit.

  webdis-trust drift init   a ledger from what a registry has
  webdis-trust drift check  every release on every registry, against the ledger
  webdis-trust drift plan   parts for jobs that work side by side, as a matrix for GitHub Actions
  webdis-trust drift merge  the reports of all parts, joined
  webdis-trust drift page   the status page of a report
  webdis-trust drift VERB --help
`;
const check = `webdis-trust drift check --ledger FILE --images A,B [flags]

Looks at each release on each registry: the tag's digest, every manifest, and the signatures of each
with the blobs that they consist of. Then at all other tags that stand for a release (0.1, latest,
0.1.24-alpine): what they point to is a release, or signed at least. What differs is told with the
command that fixes it. A registry that cannot be reached makes no drift, and no success either. The
report is on stderr.

  webdis-trust drift check --ledger releases.json --images nicolas/webdis,public.ecr.aws/nicolas/webdis
  webdis-trust drift check --tags 0.1.24,latest --key cosign.pub --images a.example/app,b.example/app

${describeFlags(driftCheckFlags)}

${exitCodes}
`;
const init = `webdis-trust drift init --images A,B --from VERSION --output FILE [flags]

Writes a ledger from the versions that the first repository has: each verified with the key, and
held against the other repositories. What does not verify, or is something else elsewhere, is told
and left out. Review the file before you commit it: from then on, it is what counts.

  webdis-trust drift init --images nicolas/webdis,public.ecr.aws/nicolas/webdis \\
    --from 0.1.24 --output releases.json

${describeFlags(driftInitFlags)}

Exit codes
   0  the ledger is written, with every version, and all registries have the same
   2  an input, a reference or a key cannot be used; nothing was looked at
   3  something could not be found out: no ledger is written
  11  there is no version to begin with
  20  the ledger is written; versions were left out, or a registry lacks something
`;
const plan = `webdis-trust drift plan --shards N [--ledger FILE]

Prints the matrix for GitHub Actions: {"include":[{"shard":"1/4"},…]}. Which part a release belongs to
depends on its version and the number of parts alone.

${describeFlags(driftPlanFlags)}

Exit codes
   0  the matrix is on stdout
   2  an input cannot be used
`;
const merge = `webdis-trust drift merge REPORT… [flags]

Joins the reports of all parts. A part that is missing makes the whole unreachable at best.

  webdis-trust drift merge --report drift.json --page index.html parts/*.json

${describeFlags(driftMergeFlags)}

${exitCodes}
`;
const page = `webdis-trust drift page REPORT [flags]

Renders the status page of a report: one file without anything from elsewhere.

  webdis-trust drift page --state drift.state --output index.html drift.json

${describeFlags(driftPageFlags)}

Exit codes
   0  the page is written
   2  an input cannot be used
`;
const driftHelps = /* @__PURE__ */ new Map([
	["drift", overview],
	["drift check", check],
	["drift init", init],
	["drift plan", plan],
	["drift merge", merge],
	["drift page", page]
]);

// src/cli/mirror-flags.ts
const source = [
	{
		name: "require",
		value: "WORD",
		help: "verified: index and every platform verify with the key; signed: each carries a signature, whoever made it; none: as it is (default: verified with a key, signed without)"
	},
	{
		name: "key",
		value: "KEY",
		multiple: true,
		help: "public key: a path, env://NAME, or an https URL with its fingerprint; of several, any may have signed; require verified without it is about the key of Webdis"
	},
	...held,
	{
		name: "signature-repository",
		value: "REPOSITORY",
		help: "where the signatures of SOURCE live, if not beside it; each TARGET has them beside it"
	},
	{
		name: "skip-missing-referrers",
		help: "leave out referrers that SOURCE lists and does not have, with a warning"
	}
];
const target = [
	{
		name: "on-conflict",
		value: "WORD",
		cosign: ["force", "f"],
		help: "what to do if the tag points to another image there: fail (default), before anything is copied; keep: copy and leave the tag; overwrite: move it, last of all"
	},
	{
		name: "no-tag",
		help: "copy, and tag nothing"
	},
	{
		name: "dry-run",
		help: "write nothing, and tell what each TARGET lacks"
	},
	{
		name: "deep",
		help: "look at every blob, also where tag and lists say that nothing is missing"
	}
];
const timeout$1 = {
	name: "timeout",
	value: "SECONDS",
	help: "for the whole run, waiting for rate limits included (default: 3600)"
};
const mirrorFlags = {
	"What SOURCE must be": source,
	"What becomes of each TARGET": target,
	Registries: connection.map((flag) => flag.name === timeout$1.name ? timeout$1 : flag),
	Output: [
		json,
		{
			name: "report",
			value: "FILE",
			help: "write the JSON report there"
		},
		{
			name: "quiet",
			short: "q",
			help: "nothing on stderr when everything is mirrored"
		},
		...common
	]
};

// src/cli/mirror-help.ts
const mirrorHelp = `webdis-trust mirror [flags] SOURCE TARGET…

Copies an image with everything that belongs to it, byte for byte: index, platforms, attestation
manifests, and all that is attached to each of them. What is there already stays; what is missing is
brought; everything is read again and, with a key, verified before the tag is written, last of all.
SOURCE and TARGET are image references, or OCI image layouts on disk: oci:DIR[:TAG]. Without a tag,
TARGET gets that of SOURCE. The report is on stderr; on stdout are the targets, pinned to the
digest, and nothing at all unless every one of them holds all of it.

  webdis-trust mirror --key cosign.pub ghcr.io/me/app:2.0 docker.io/me/app public.ecr.aws/me/app
  webdis-trust mirror --key cosign.pub ghcr.io/me/app:2.0 oci:/mnt/backup/app
  webdis-trust mirror --dry-run --require none a.example/app:1 b.example/app

${describeFlags(mirrorFlags)}

Exit codes
   0  every TARGET holds all of it, or, of a dry run, could be made to
   2  an input, a reference or a key cannot be used; nothing was copied
   3  undetermined: network, rate limit, credentials or a limit stood in the way; run it again
  10  SOURCE is not signed as required, or a part of it is missing
  11  the image, or the repository to write to, does not exist
  12  signatures, but none that counts; or bytes that are not what their digest says
  20  a TARGET holds something else under that tag, or has signatures of its own
`;

// src/cli/sign-flags.ts
const key = [
	{
		name: "key",
		value: "KEY",
		help: "private key, a path or env://NAME; its password is COSIGN_PASSWORD, or asked for on a terminal, or all that stdin gives"
	},
	{
		name: "key-fingerprint",
		value: "HEX",
		help: "SHA-256 of the DER public key that belongs to it, checked before anything is signed"
	},
	{
		name: "allow-unencrypted-key",
		help: "take a PKCS#8 key that has no password"
	}
];
const signature = [
	{
		name: "format",
		value: "WORD",
		cosign: ["new-bundle-format"],
		help: "bundle (default): as cosign v3 makes them; legacy: as cosign v2 does; both"
	},
	readable,
	{
		name: "annotations",
		short: "a",
		value: "NAME=VALUE",
		multiple: true,
		help: "what the signed claims hold besides the digest; several by commas, as with cosign"
	},
	{
		name: "identity",
		value: "REPOSITORY",
		cosign: ["sign-container-identity"],
		help: "what legacy payloads name (default: the repository of IMAGE)"
	},
	{
		name: "recursive",
		short: "r",
		help: "the index and every manifest under it, attestation manifests too; this is the default"
	},
	{
		name: "no-recursive",
		help: "only the manifest that IMAGE names"
	},
	{
		name: "signature-repository",
		value: "REPOSITORY",
		help: "where signatures go, if not beside the image"
	}
];
const services = [
	{
		name: "rekor-url",
		value: "URL",
		help: "transparency log (default: Rekor v1 of the public-good instance)"
	},
	{
		name: "rekor-version",
		value: "N",
		help: "its API: 1 (default), or 2 for bundles"
	},
	{
		name: "signing-config",
		value: "FILE",
		cosign: ["use-signing-config"],
		help: "signing config that names logs and timestamp authorities instead"
	},
	{
		name: "timestamp-url",
		value: "URL",
		cosign: ["timestamp-server-url"],
		help: "RFC 3161 timestamp authority for bundles (default: none)"
	},
	{
		name: "no-log",
		cosign: ["tlog-upload"],
		help: "log nothing: verifying then needs --insecure-ignore-tlog"
	},
	{
		name: "trusted-root",
		value: "FILE",
		help: "what the answers of log and authority are verified with (default: the public-good root inside)"
	}
];
const signFlags = {
	Key: key,
	"What is signed": signature,
	"Where it is recorded": services,
	Registries: connection,
	Output: [
		json,
		{
			name: "report",
			value: "FILE",
			help: "write the JSON report there"
		},
		{
			name: "quiet",
			short: "q",
			help: "nothing on stderr when everything is signed"
		},
		...common
	]
};
const keygenFlags = { Flags: [{
	name: "output-key-prefix",
	value: "PREFIX",
	help: "writes PREFIX.key and PREFIX.pub (default: cosign)"
}, ...common] };

// src/cli/release-flags.ts
const where = [
	{
		name: "image",
		value: "REPOSITORY",
		help: "the first registry: built, signed and tagged there before anywhere else"
	},
	{
		name: "mirrors",
		value: "REPOSITORY",
		multiple: true,
		help: "where image and signatures are brought, and tagged after the first registry"
	},
	{
		name: "tags",
		value: "TAG",
		multiple: true,
		help: "a bare tag for every registry (0.1.24), or a full reference for the one that it names"
	},
	{
		name: "overwrite-tags",
		help: "move a full version (1.2.3) that exists with another digest; other tags are moved anyway"
	},
	{
		name: "skip-missing-referrers",
		help: "leave out of the mirrors what the first registry lists as attached and does not have"
	},
	{
		name: "digest",
		value: "DIGEST",
		help: "an image that is pushed already: nothing is built; a run that failed goes on with it"
	}
];
const list$1 = {
	value: "NAME=VALUE",
	multiple: true
};
const build = [
	{
		name: "context",
		value: "PATH|URL",
		help: "what to build, such as . (the current folder); needed without --digest"
	},
	{
		name: "file",
		value: "PATH",
		help: "the Dockerfile"
	},
	{
		name: "platforms",
		value: "PLATFORM",
		multiple: true,
		help: "such as linux/arm64"
	},
	{
		name: "build-args",
		...list$1,
		help: "build-time variables"
	},
	{
		name: "labels",
		...list$1,
		help: "of the image"
	},
	{
		name: "build-annotations",
		value: "[TYPE:]NAME=VALUE",
		multiple: true,
		help: "of manifests and index, as metadata-action writes them"
	},
	{
		name: "secret-envs",
		value: "ID=VARIABLE",
		multiple: true,
		help: "a secret of the build, from the environment"
	},
	{
		name: "secret-files",
		value: "ID=PATH",
		multiple: true,
		help: "a secret of the build, from a file"
	},
	{
		name: "target",
		value: "STAGE",
		help: "the stage to build"
	},
	{
		name: "cache-from",
		value: "CACHE",
		multiple: true,
		help: "such as type=gha"
	},
	{
		name: "cache-to",
		value: "CACHE",
		multiple: true,
		help: "such as type=gha,mode=max"
	},
	{
		name: "provenance",
		value: "WORD",
		help: "true, false or mode=max"
	},
	{
		name: "sbom",
		value: "WORD",
		help: "true, false or generator=IMAGE"
	},
	{
		name: "builder",
		value: "NAME",
		help: "of docker buildx ls"
	},
	{
		name: "no-cache",
		help: "use no cache"
	},
	{
		name: "pull",
		help: "look for newer base images"
	}
];
const signing = [
	{
		name: "key",
		value: "KEY",
		help: "private key, a path or env://NAME"
	},
	{
		name: "key-password",
		value: "env://NAME",
		help: "where its password is (default: COSIGN_PASSWORD; else it is asked for on a terminal, or is all that stdin gives)"
	},
	{
		name: "key-fingerprint",
		value: "HEX",
		multiple: true,
		help: "SHA-256 of the DER public key that belongs to it, checked before anything is built"
	},
	{
		name: "allow-unencrypted-key",
		help: "take a PKCS#8 key that has no password"
	},
	{
		name: "format",
		value: "WORD",
		help: "both (default with Rekor v1), bundle (default with Rekor v2) or legacy"
	},
	readable,
	{
		name: "annotations",
		short: "a",
		...list$1,
		help: "what the signed claims hold besides the digest; several by commas, as with cosign"
	},
	{
		name: "signature-repository",
		value: "REPOSITORY",
		help: "where the signatures of the first registry live, if not beside the image; each mirror has them beside it"
	}
];
const record = [{
	name: "ledger",
	value: "FILE",
	help: "enter the release there, last of all; the file is made if there is none"
}, {
	name: "version",
	value: "VERSION",
	help: "what the ledger calls it (default: the first tag that is a version)"
}];
const timeout = "for the whole run, the build included (default: 21600)";
const releaseFlags = {
	"Where it goes": where,
	"What is built": build,
	"Who signs": signing,
	"Where it is recorded": [...services.filter(({ name }) => name !== "no-log"), ...record],
	Registries: connection.map((flag) => flag.name === "timeout" ? {
		...flag,
		help: timeout
	} : flag),
	Output: [
		{
			name: "dry-run",
			help: "build and write nothing, and tell what would be done"
		},
		json,
		{
			name: "report",
			value: "FILE",
			help: "write the JSON report there"
		},
		{
			name: "quiet",
			short: "q",
			help: "nothing on stderr when everything is released"
		},
		...common
	]
};

// src/cli/release-help.ts
const releaseHelp = `webdis-trust release --image REPOSITORY --tags TAG… --key KEY [flags]

Builds with docker buildx build and pushes by digest, without a tag; signs the index and every
manifest under it; verifies that; mirrors image and signatures; verifies every registry again; and
only then writes the tags, those of the first registry first. A run that fails before leaves no tag;
repeated with the --digest that its report names, it goes on where it must and changes nothing that
is done. The build's log and the report are on stderr; on stdout are the references that were
released, pinned to the digest, and nothing at all unless all of it stands.

  webdis-trust release --image docker.io/me/app --mirrors public.ecr.aws/me/app \\
    --tags 2.0.1 --tags latest --context . --platforms linux/amd64 --platforms linux/arm64 \\
    --key ~/keys/cosign.key --ledger releases.json
  webdis-trust release --image me/app --tags 2.0.1 --key env://COSIGN_KEY --digest sha256:…
  webdis-trust release --dry-run --image me/app --tags 2.0.1 --key env://COSIGN_KEY --context .

${describeFlags(releaseFlags)}

Exit codes
   0  released: on every registry, signed, verified and tagged; or, of a dry run, it could be
   2  an input, a reference or a key cannot be used; nothing was built
   3  undetermined: the build failed, or network, rate limit, credentials or a limit was in the way
  10  a signature or a part of the image is missing where it was brought
  11  the image of --digest, or a repository to write to, does not exist
  12  signatures or log entries that do not verify; or bytes that are not what their digest says
  20  a version exists with another digest, or somebody else moved a tag meanwhile
`;

// src/cli/sign-help.ts
const signHelp = `webdis-trust sign --key KEY [flags] IMAGE@DIGEST…

Signs the index of each image and every manifest under it, so that every cosign accepts it. What the
key has signed already is left alone: a run that was interrupted is completed by running it again.
Everything is verified as the registry serves it before the run is a success. The report is on
stderr; on stdout are the references that were signed.

  webdis-trust sign --key cosign.key ghcr.io/me/app@sha256:…
  webdis-trust sign --key env://COSIGN_PRIVATE_KEY --format both -a version=2.0 me/app@sha256:…

${describeFlags(signFlags)}

Exit codes
   0  everything is signed
   2  an input, a reference or a key cannot be used; nothing was signed
   3  undetermined: network, rate limit, credentials or a limit stood in the way; run it again
  10  a manifest that the index lists is not there, or a signature is not served
  11  the image does not exist
  12  a manifest is not what the index says, or a log or an authority answered what does not verify
`;
const keygenHelp = `webdis-trust keygen [--output-key-prefix PREFIX]

Makes an ECDSA P-256 key pair as cosign does: PREFIX.key, encrypted, and PREFIX.pub. Its fingerprint
is on stdout. Files that exist are not overwritten.

The password is COSIGN_PASSWORD if that is set, even if it is empty; else it is asked for on a
terminal; else it is all that stdin gives, with the line break at its end, as cosign has it.

${describeFlags(keygenFlags)}

Exit codes
   0  both files are written
   2  neither is
`;

// src/cli/help.ts
const verifyHelp = `webdis-trust verify [flags] IMAGE…

Verifies with a cosign key that the index of each image and every manifest under it are signed, on
every registry that is named. The report is on stderr; on stdout is what was verified, pinned to its
digest, and nothing at all unless everything was.

  webdis-trust verify nicolas/webdis:0.1.24 public.ecr.aws/nicolas/webdis:0.1.24
  webdis-trust verify --key cosign.pub --platform linux/arm64 ghcr.io/me/app:2.0
  image=$(webdis-trust verify -q nicolas/webdis:0.1.24) && docker run "$image"

${describeFlags(verifyFlags)}

Exit codes
   0  verified
   2  an input, a reference or a key cannot be used; nothing was looked at
   3  undetermined: network, rate limit, credentials or a limit stood in the way
  10  a signature is missing
  11  the tag, digest or repository does not exist
  12  signatures, but none that counts; or bytes that are not what their digest says
  20  the registries differ
   1  a defect of this program; please report it
`;
const treeHelp = `webdis-trust tree [flags] IMAGE

Shows an image as it lies in the registry: the index, its platforms and attestation manifests, and
the signatures of each with what they prove.

${describeFlags(treeFlags)}

Exit codes
   0  all of it could be read, whatever it proves
   2  an input, a reference or a key cannot be used; nothing was looked at
   3  undetermined: network, rate limit, credentials or a limit stood in the way
  11  the tag, digest or repository does not exist
`;
const usage = `webdis-trust ${tool.version}: is a multi-architecture image exactly what its publisher signed?

  webdis-trust verify IMAGE…        index and every architecture, on every registry
  webdis-trust tree IMAGE           an image with its signatures
  webdis-trust sign IMAGE@DIGEST…   index and every manifest under it, with a private key
  webdis-trust mirror IMAGE TARGET… the same bytes and signatures elsewhere
  webdis-trust release --image …    build, sign, mirror, verify, and only then tag
  webdis-trust drift check          whether every registry still carries what was released
  webdis-trust keygen               a key pair
  webdis-trust VERB --help          flags and exit codes
  webdis-trust --version

Without --key, verify and tree check signatures with the key of Webdis.
`;
const helps = new Map([
	["verify", verifyHelp],
	["tree", treeHelp],
	["sign", signHelp],
	["mirror", mirrorHelp],
	["release", releaseHelp],
	["keygen", keygenHelp],
	...driftHelps
]);
function helpFor(verb = "", ...rest) {
	return helps.get(`${verb} ${rest[0]}`) ?? helps.get(verb) ?? usage;
}

// src/cli/streams.ts
function textOptions(stream, env, noColor) {
	const terminal = stream.isTTY === true;
	return {
		color: !noColor && wantsColor(terminal, env),
		...terminal ? { width: stream.columns } : {}
	};
}
function wantsColor(terminal, env) {
	const forced = env["FORCE_COLOR"];
	if (forced !== void 0) return forced !== "0" && forced !== "false";
	return terminal && !env["NO_COLOR"] && env["TERM"] !== "dumb";
}
function ignoreClosedPipes() {
	for (const stream of [process.stdout, process.stderr]) stream.on("error", (error) => {
		if (error.code !== "EPIPE") throw error;
	});
}

// src/report/json.ts
const leading = [
	"schema",
	"tool",
	"outcome",
	"state",
	"exitCode",
	"reference",
	"name",
	"role",
	"severity",
	"code",
	"message",
	"digest",
	"platforms",
	"platform"
];
function formatReport(report) {
	return `${safe(JSON.stringify(ordered(report), void 0, 2))}\n`;
}
function* reportPieces(report) {
	const { releases, ...rest } = report;
	const text = formatReport({
		...rest,
		releases: []
	});
	if (releases.length === 0) {
		yield text;
		return;
	}
	const at = text.indexOf("\n  \"releases\": []");
	yield `${text.slice(0, at)}\n  "releases": [\n`;
	for (const [nth, release] of releases.entries()) yield `    ${safe(JSON.stringify(ordered(release), void 0, 2)).replaceAll("\n", "\n    ")}${nth + 1 < releases.length ? "," : ""}\n`;
	yield `  ]${text.slice(at + 17)}`;
}
function ordered(value) {
	if (Array.isArray(value)) return value.map(ordered);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || compare(a, b));
	return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}
function rank(key) {
	const place = leading.indexOf(key);
	return place < 0 ? leading.length : place;
}
function compare(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
function safe(json) {
	return json.replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).replaceAll("##[", "##\\u005b");
}

// src/report/pinned-key.ts
const most$3 = 10;
function pinWords(pinned) {
	return pinned ? "pinned by its fingerprint" : "not pinned, no key-fingerprint was given";
}
function keyLines$1(keys, options) {
	const lines = keys.slice(0, most$3).map(({ fingerprint, source, pinned }) => {
		const from = source === void 0 ? "" : ` (${plain(source, 200)})`;
		const state = paint(options, pinned ? "dim" : "yellow", pinWords(pinned));
		return `Key ${shortKey(plain(fingerprint))}${from}: ${state}`;
	});
	const more = keys.length > most$3 ? [`and ${keys.length - most$3} more keys`] : [];
	return keys.length === 0 ? [] : [
		...lines,
		...more,
		""
	];
}

// src/report/verify/facts.ts
function goodSignatures(manifest) {
	return manifest.signatures.filter(({ good }) => good);
}
function keysThatSigned({ images, policy }) {
	const good = images.flatMap(({ manifests }) => manifests).flatMap(goodSignatures);
	const signed = new Set(good.map(({ key }) => key));
	return policy.keys.map(({ fingerprint }) => fingerprint).filter((key) => signed.has(key));
}
function keyName(keys, fingerprint) {
	const source = keys.find((key) => key.fingerprint === fingerprint)?.source;
	return source === void 0 ? shortKey(fingerprint) : `${shortKey(fingerprint)} (${source})`;
}
function keyTag(keys, fingerprint) {
	return keys.length > 1 ? keyName(keys, fingerprint) : shortKey(fingerprint);
}
function sameEverywhere({ parity }) {
	return parity.groups.length > 0 && parity.groups.every(({ digests, signatures }) => digests === "same" && signatures === "same");
}
function missingFor({ images }, missing) {
	const manifest = images.find(({ name }) => name === missing.image)?.manifests.find(({ digest }) => digest === missing.digest);
	return manifest === void 0 ? missing.platform ?? "manifest" : manifestName(manifest);
}
function statusOf(image, manifest) {
	const errors = image.findings.filter(({ digest, severity }) => digest === manifest.digest && severity === "error");
	const outcome = errors.length === 0 ? manifest.outcome : outcomeFor(errors.map(({ code }) => code));
	if (outcome === "verified") return {
		outcome,
		counts: true,
		text: "verified",
		sign: outcomeSign.verified
	};
	const counts = manifest.required || errors.length > 0;
	const code = errors.find(({ code }) => outcomeFor([code]) === outcome)?.code ?? manifest.code;
	const reason = code === void 0 ? "no reason given" : reasonOf(code, manifest);
	return {
		outcome,
		counts,
		text: counts ? `${outcomeWord[outcome]}: ${reason}` : `${reason} (not required)`,
		sign: counts ? outcomeSign[outcome] : html`➖`
	};
}
function plainCode(code, manifest) {
	return code === "E_COVER" && manifest?.code === code ? "E_NOSIG" : code;
}
function titleOf(code, manifest, severity = "error") {
	if (code === "E_KEY" && severity === "warning") return "a key is not pinned";
	return codeTitle[plainCode(code, manifest)];
}
function reasonOf(code, manifest) {
	return codeReason(plainCode(code, manifest), claimOf(manifest));
}
function claimOf(manifest) {
	for (const { checks } of manifest?.signatures ?? []) if (checks.claims.state === "failed" && checks.claims.claim) return checks.claims.claim;
}

// src/report/verify/findings.ts
function findingsOfVerify({ images, findings }) {
	return bySeverity([...images.flatMap((image) => image.findings.map((finding) => titled(finding, image))), ...findings.map((finding) => titled(finding))]);
}
function bySeverity(findings) {
	return [
		"error",
		"warning",
		"note"
	].flatMap((wanted) => findings.filter(({ severity }) => severity === wanted));
}
function findingsAbout(image, manifest) {
	return image.findings.filter(({ digest }) => digest === manifest.digest).map((finding) => titled(finding, image));
}
function findingsElsewhere(image) {
	const known = new Set(image.manifests.map(({ digest }) => digest));
	return image.findings.filter(({ digest }) => !known.has(digest)).map((finding) => titled(finding, image));
}
function titled(finding, image) {
	const manifest = image?.manifests.find(({ digest }) => digest === finding.digest);
	const subject = manifest === void 0 ? finding.platform : manifestName(manifest);
	const name = finding.image ?? image?.name;
	return {
		...finding,
		...name === void 0 ? {} : { image: name },
		...subject === void 0 ? {} : { subject },
		title: titleOf(finding.code, manifest, finding.severity),
		reason: reasonOf(finding.code, manifest)
	};
}
function alikeTogether(findings) {
	const groups = /* @__PURE__ */ new Map();
	for (const finding of findings) {
		const { severity, code, subject, message, advice, image } = finding;
		const key = JSON.stringify([
			severity,
			code,
			subject,
			message,
			advice,
			image === void 0
		]);
		const group = groups.get(key);
		if (group === void 0) groups.set(key, [finding]);
		else group.push(finding);
	}
	return [...groups.values()];
}
function placesOf(findings) {
	const sides = [...Map.groupBy(findings, ({ image }) => image ?? "")].map(([image, about]) => ({
		image,
		subject: listed(few(about.flatMap(({ subject }) => subject === void 0 ? [] : [subject])))
	}));
	const parts = [...Map.groupBy(sides, ({ subject }) => subject)].map(([subject, where]) => [subject, listed(few(where.map(({ image }) => image)))].filter((part) => part !== "").join(" on "));
	return few(parts).join("; ");
}

// src/report/verify/block.ts
const shown = 5;
const statusStyle = {
	verified: "green",
	rejected: "red",
	undetermined: "yellow"
};
function manifestBlock(report, image, manifest, options) {
	const header = paint(options, "bold", `Verification for ${nameOf(image, manifest)} --`);
	const findings = findingsAbout(image, manifest).flatMap((told) => findingLines(told, options));
	return [
		header,
		...statusOf(image, manifest).outcome === "verified" ? [...verifiedLines(report, manifest, options), ...otherMaterial(manifest, options)] : failedLines(image, manifest, findings.length > 0, options),
		...findings,
		""
	];
}
function nameOf({ cosignName, tag }, { depth, digest }) {
	if (depth === 0) return plain(cosignName);
	const [named = ""] = cosignName.split("@");
	const tagged = tag !== void 0 && named.endsWith(`:${tag}`);
	return plain(`${tagged ? named.slice(0, -tag.length - 1) : named}@${digest}`);
}
function title(manifest) {
	const name = plain(manifestName(manifest));
	return manifest.depth === 0 ? `${name} ${plain(manifest.digest)}` : name;
}
function verifiedLines(report, manifest, options) {
	const good = goodSignatures(manifest);
	return [
		title(manifest),
		...checkLines(report, good).map((line) => `  - ${paint(options, "green", line)}`),
		...good.slice(0, shown).map((signature) => `    ${paint(options, "dim", signedBy(report.policy.keys, signature))}`),
		...good.length > shown ? [`    and ${good.length - shown} more signatures`] : [],
		...good.flatMap(({ checks }) => notes(checks)).map((note) => `    Note: ${note}`)
	];
}
function checkLines({ policy }, good) {
	const passed = (check) => good.length > 0 && good.every(({ checks }) => checks[check].state === "passed");
	return [
		...Object.keys(policy.annotations).length > 0 && passed("claims") ? ["The specified annotations were verified."] : [],
		...passed("claims") ? ["The cosign claims were validated"] : [],
		...passed("log") ? ["Existence of the claims in the transparency log was verified offline"] : [],
		...passed("signature") ? ["The signatures were verified against the specified public key"] : [],
		...passed("time") ? ["The time of signing was verified"] : []
	];
}
function signedBy(keys, { key, format, logEntries }) {
	const by = key === void 0 ? "" : ` by key ${plain(keyTag(keys, key), 200)}`;
	return [`${formatWord[format]} signature${by}`, ...logEntries.map(logLine)].join(", ");
}
function logLine({ log, index, integratedTime }) {
	const time = integratedTime === void 0 ? "" : `, ${readableTime(plain(integratedTime, 40))}`;
	return `${plain(log, 100)} index ${plain(index, 30)}${time}`;
}
function notes(checks) {
	return Object.values(checks).flatMap((check) => check.state === "passed" && check.note !== void 0 ? [plain(check.note)] : []);
}
function failedLines(image, manifest, explained, options) {
	const { text, outcome, counts } = statusOf(image, manifest);
	const word = explained ? counts ? outcome.toUpperCase() : "not required" : text;
	return [`${title(manifest)}: ${paint(options, counts ? statusStyle[outcome] : "dim", word)}`, ...manifest.signatures.slice(0, shown).flatMap(candidateLines)];
}
const checkNames = {
	claims: "claims",
	log: "transparency log",
	signature: "signature",
	time: "time of signing"
};
function candidateLines({ format, store, manifest, checks }) {
	const names = Object.keys(checkNames);
	return [`  ${formatWord[format]} signature in ${plain(manifest)} (${storeName(store)})`, ...names.map((name) => `    - ${checkNames[name]}: ${checkText(checks[name])}`)];
}
function checkText(check) {
	if (check.state === "passed") return "passed";
	if (check.state === "skipped") return `not checked, ${plain(check.why)}`;
	return `FAILED, ${plain(check.message)} [${plain(check.code, 100)}]`;
}
function otherMaterial({ signatures, ignored }, options) {
	const bad = signatures.filter(({ good }) => !good).length;
	const others = ignored.filter(({ code }) => code === "E_NOSIG").length;
	const unusable = ignored.length - others;
	const parts = [
		...bad === 0 ? [] : [`${count(bad, "signature")} that ${bad === 1 ? "does" : "do"} not count`],
		...others === 0 ? [] : [count(others, "other artifact")],
		...unusable === 0 ? [] : [`${unusable} that could not be used`]
	];
	return parts.length === 0 ? [] : [`    ${paint(options, "dim", `also found: ${listed(parts)}`)}`];
}

// src/report/verify/readers.ts
function readersLine(readers) {
	const can = titlesOf(readers, ({ readable }) => readable === "yes");
	const unknown = titlesOf(readers, ({ readable }) => readable === "unknown");
	if (readers.every(({ why }) => why === "unsigned")) return "Readable by: none. Not every manifest that must be signed has a signature that counts.";
	if (unknown.length === readers.length) return "Readable by: not known. Not all signatures were looked at.";
	return [
		`Readable by: ${can.join(", ") || "none"}.`,
		...[
			"format",
			"place",
			"unsigned"
		].flatMap((why) => notBy(readers, why)),
		...unknown.length === 0 ? [] : [`Not known: ${unknown.join(", ")}.`]
	].join(" ");
}
const reasons = {
	format: ": they need --format both",
	place: ": they look beside the image",
	unsigned: ""
};
function notBy(readers, reason) {
	const titles = titlesOf(readers, ({ why }) => why === reason);
	return titles.length === 0 ? [] : [`Not by: ${titles.join(", ")}${reasons[reason]}.`];
}
function titlesOf(readers, select) {
	return readers.filter(select).map(({ title }) => title);
}
function readersLines(readers, options) {
	const someCannot = readers.some(({ readable }) => readable !== "yes");
	return wrap(plain(readersLine(readers)), "", options).map((line) => paint(options, someCannot ? "yellow" : "green", line));
}

// src/report/verify/tree.ts
function formatTree(image, options) {
	const [root, ...rest] = image.manifests;
	const problems = findingsElsewhere(image).flatMap((finding) => findingLines(finding, options, ""));
	const branches = root === void 0 ? [] : draw(branchOf(root, rest, options).branch, "", "");
	const keys = keyLines$1(options.keys ?? [], options);
	return logText([
		paint(options, "bold", plain(image.name)),
		...branches,
		...problems,
		...keys.length === 0 ? [] : ["", ...keys],
		...readersLines(image.readers, options)
	]);
}
function draw({ text, children }, first, others) {
	const last = children.length - 1;
	return [`${first}${text}`, ...children.flatMap((child, i) => i === last ? draw(child, `${others}└── `, `${others}    `) : draw(child, `${others}├── `, `${others}│   `))];
}
function branchOf(manifest, following, options) {
	const inside = [];
	let rest = following;
	for (let next = rest[0]; next !== void 0 && next.depth > manifest.depth; next = rest[0]) {
		const below = branchOf(next, rest.slice(1), options);
		inside.push(below.branch);
		rest = below.rest;
	}
	const material = [...manifest.signatures.map((signature) => signatureBranch(signature, options)), ...manifest.ignored.map((ignored) => ignoredBranch(ignored, options))];
	const none = manifest.outcome === "rejected" ? "no signature" : "nothing could be read";
	const nothing = {
		text: paint(options, "yellow", none),
		children: []
	};
	const children = [...material.length === 0 ? [nothing] : material, ...inside];
	return {
		branch: {
			text: `${paint(options, "bold", plain(manifestName(manifest)))} ${plain(manifest.digest)}`,
			children
		},
		rest
	};
}
function ignoredBranch({ store, manifest, code, message }, options) {
	const unread = outcomeFor([code]) === "undetermined";
	const at = manifest === void 0 ? "" : ` ${plain(shortDigest(manifest))}`;
	const text = `${unread ? "could not be read" : "not counted"}: ${storeName(store)}${at}, ${plain(message)}`;
	return {
		text: paint(options, unread ? "yellow" : "dim", text),
		children: []
	};
}
function signatureBranch({ format, store, manifest, good, key, checks, logEntries, annotations, dockerReference, certificate, rebuilt }, options) {
	const { keys = [] } = options;
	const style = good ? "green" : "red";
	const by = key === void 0 ? certificate === void 0 ? "by none of the keys" : "by a certificate" : `by key ${plain(keyTag(keys, key), 200)}`;
	const state = good ? "good" : "BAD";
	const where = `${storeName(store)} ${plain(shortDigest(manifest))}`;
	const leaves = [
		...Object.values(checks).filter(({ state }) => state === "failed").map((check) => checkText(check)),
		...certificate === void 0 ? [] : [certificateText(certificate)],
		...rebuilt === void 0 ? [] : [`payload rebuilt: ${plain(rebuilt.message)}`],
		...logEntries.map((entry) => `log ${logLine(entry)}`),
		...dockerReference === void 0 ? [] : [`names ${plain(dockerReference, 300)}`],
		...Object.entries(annotations).map(([k, value]) => `${plain(k, 100)}=${plain(value, 200)}`)
	];
	return {
		text: `${paint(options, style, `${state} ${formatWord[format]} signature`)} ${by}, ${where}`,
		children: leaves.map((text) => ({
			text: paint(options, "dim", text),
			children: []
		}))
	};
}
function certificateText({ subject, issuer }) {
	const from = issuer === void 0 ? "" : `, issuer ${plain(issuer, 300)}`;
	return `certificate, not verified: ${plain(subject, 300)}${from}`;
}

// src/cli/arguments.ts
function parseArguments(argv, flags) {
	const values = /* @__PURE__ */ new Map();
	const positionals = [];
	for (const token of tokenize(argv, flags)) {
		if (token.kind === "positional") positionals.push(checkPositional(token.value));
		if (token.kind !== "option") continue;
		const { name, value } = checkFlag(token, flags, values);
		values.set(name, [...values.get(name) ?? [], value]);
	}
	const list = (name) => values.get(name) ?? [];
	return {
		positionals,
		list,
		text: (name) => list(name)[0] ?? "",
		on: (name) => values.has(name)
	};
}
function tokenize(argv, flags) {
	const options = Object.fromEntries(flags.map(({ name, short, value }) => [name, {
		type: value === void 0 ? "boolean" : "string",
		...short === void 0 ? {} : { short }
	}]));
	const settings = {
		args: [...argv],
		options,
		allowPositionals: true
	};
	return parseArgs({
		...settings,
		strict: false,
		tokens: true
	}).tokens;
}
const unset = " (is a variable not set?)";
function checkPositional(value) {
	if (value.trim() !== "") return value;
	throw new TrustError("E_INPUT", `an argument is empty${unset}`);
}
function checkFlag({ name, rawName, value, inlineValue }, flags, values) {
	const flag = flags.find((known) => known.name === name);
	const fail = (why) => {
		throw new TrustError("E_INPUT", why);
	};
	if (flag === void 0) return fail(`there is no flag ${rawName}${hint(name, flags)}`);
	const takesValue = flag.value !== void 0;
	if (!takesValue && value !== void 0) return fail(`${rawName} takes no value`);
	if (takesValue && value === void 0) return fail(`${rawName} needs a value: ${flag.value}`);
	if (takesValue && value?.trim() === "") return fail(`${rawName} is empty: give ${flag.value}, or leave the flag out${unset}`);
	if (value?.startsWith("-") && inlineValue !== true) return fail(`${rawName} needs a value, and ${value} looks like a flag (else: ${rawName}=${value})`);
	if (takesValue && flag.multiple !== true && values.has(name)) return fail(`${rawName} is given twice`);
	return {
		name,
		value: value ?? ""
	};
}
function hint(name, flags) {
	const ours = flags.find(({ cosign }) => cosign?.includes(name));
	if (ours !== void 0) return `; here it is --${ours.name}`;
	const meant = nearest(name, flags.map((flag) => flag.name));
	return meant === void 0 ? " (--help lists them)" : `; is --${meant} meant?`;
}

// src/report/progress.ts
function formatProgress({ image, done, of, requests }, { columns = 80, unit = "manifest" } = {}) {
	return inOneLine(image, `${done} of ${count(of, unit)}, ${count(requests, "request")}`, columns);
}
function inOneLine(image, facts, columns) {
	const room = columns - 1 - facts.length - 3;
	const name = plain(image);
	const shown = name.length <= room ? name : `…${name.slice(name.length - room + 1)}`;
	return room < 8 ? facts.slice(0, Math.max(columns - 1, 0)) : `${shown} … ${facts}`;
}

// src/cli/progress.ts
const interval = 100;
const eraseLine = "\r\x1B[2K";
function startProgress(stream, wanted, unit = "manifest") {
	if (!wanted || stream.isTTY !== true) return {
		show: () => {},
		say: () => {},
		end: () => {}
	};
	let last = Number.NEGATIVE_INFINITY;
	let shown = false;
	const write = (line) => {
		last = performance.now();
		shown = true;
		stream.write(`${eraseLine}${line}`);
	};
	return {
		show: (progress) => {
			if (performance.now() - last >= interval) write(formatProgress(progress, {
				columns: stream.columns,
				unit
			}));
		},
		say: (text) => write(text.slice(0, Math.max(stream.columns - 1, 0))),
		end: () => {
			if (shown) stream.write(eraseLine);
		}
	};
}

// src/cli/words.ts
function readWords(flags) {
	return {
		images: flags.positionals,
		tag: flags.text("tag"),
		key: joinKeys(flags.list("key"), "--key"),
		fingerprints: flags.list("key-fingerprint"),
		policy: {
			digest: flags.text("digest"),
			platforms: checkItems(flags.list("platform"), "--platform"),
			annotations: splitAnnotations(flags.list("annotations"), "--annotations"),
			expectedReference: flags.text("expected-reference"),
			transparencyLog: flags.on("insecure-ignore-tlog") ? "ignored" : "required",
			timestamps: flags.on("use-signed-timestamps") ? "required" : "ignored",
			trustedRoot: flags.text("trusted-root"),
			attestationManifests: flags.text("attestation-manifests") || "reported",
			parity: flags.text("parity") || "auto",
			signatureRepository: flags.text("signature-repository"),
			requireReadableBy: readList(flags, "require-readable-by")
		}
	};
}
function readList(flags, name) {
	return parseLists(flags.list(name), `--${name}`);
}
async function readConnection(flags, signal, onWait) {
	const certificates = flags.text("registry-cacert");
	const timeout = flags.text("timeout");
	const idle = flags.text("idle-timeout");
	return {
		env: process.env,
		signal,
		insecureRegistries: hostList(flags.list("insecure-registry"), "--insecure-registry"),
		onWait,
		...timeout === "" ? {} : { budget: parseCount(timeout, "--timeout") * 1e3 },
		...idle === "" ? {} : { idle: parseCount(idle, "--idle-timeout") * 1e3 },
		...certificates === "" ? {} : {
			ca: [await readCertificates(certificates)],
			certificatesFile: certificates
		},
		...flags.on("verbose") ? { trace: (line) => process.stderr.write(`${line}\n`) } : {}
	};
}
async function readCertificates(path) {
	const bytes = await readBounded(path, limits.manifest, "--registry-cacert: the file");
	const pem = Buffer.from(bytes).toString("utf8");
	assertCertificates(pem, `--registry-cacert: the file ${JSON.stringify(path)}`);
	return pem;
}

// src/cli/run.ts
async function runWith(flags, signal) {
	const progress = startProgress(process.stderr, !flags.on("quiet") && !flags.on("verbose"));
	try {
		const connection = await readConnection(flags, signal, progress.say);
		return await verify(readWords(flags), connection, progress.show);
	} finally {
		progress.end();
	}
}

// src/cli/tree.ts
async function runTree(argv, signal) {
	const flags = parseArguments(argv, Object.values(treeFlags).flat());
	if (flags.positionals.length !== 1) throw new TrustError("E_INPUT", "name one image, such as nicolas/webdis:0.1.24");
	const report = await runWith(flags, signal);
	const [image] = report.images;
	if (image === void 0) throw new RangeError("a report about one image holds none");
	const options = textOptions(process.stdout, process.env, flags.on("no-color"));
	process.stdout.write(flags.on("json") ? formatReport(report) : formatTree(image, {
		...options,
		keys: report.policy.keys
	}));
	return exitCodeFor(whatCouldNotBeShown(image));
}
function whatCouldNotBeShown({ findings, manifests }) {
	const codes = findings.map(({ code }) => code);
	return manifests.length === 0 ? codes : codes.filter((c) => outcomeFor([c]) === "undetermined");
}

// src/report/run-facts.ts
function runFacts({ started, finished, exitCode, requests }) {
	const exit = exitCode === 0 ? "" : `exit code ${exitCode}, `;
	const seconds = (Date.parse(finished) - Date.parse(started)) / 1e3;
	const took = Number.isFinite(seconds) && seconds >= 0 ? `, ${seconds.toFixed(1)} s` : "";
	return `${exit}${count(requests, "request")}${took}`;
}

// src/report/document.ts
function footerOf(run) {
	const { tool, started } = run;
	return html`${code(`${tool.name} ${tool.version}`)}, ${runFacts(run)}, ${readableTime(started)}`;
}

// src/report/markup.ts
const most$2 = 200;
function table(head, rows) {
	const body = [...rows.slice(0, most$2), ...hidden(rows.length).map((more) => [more])];
	return html`<table>
<thead>${row(head.map((cell) => html`<th>${cell}</th>`))}</thead>
<tbody>
${body.map((cells) => row(cells.map((cell) => html`<td>${cell}</td>`)))}
</tbody>
</table>`;
}
function row(cells) {
	return html`<tr>${join(cells, html``)}</tr>`;
}
function list(items) {
	if (items.length === 0) return void 0;
	const shown = [...items.slice(0, most$2), ...hidden(items.length)];
	return html`<ul>\n${shown.map((item) => html`<li>${item}</li>`)}\n</ul>`;
}
function hidden(length) {
	return length > most$2 ? [`and ${length - most$2} more, in the JSON report`] : [];
}
function details(title, ...content) {
	if (content.every((part) => part === void 0)) return void 0;
	return html`<details>\n<summary>${title}</summary>\n${content}\n</details>`;
}
const severityWords = fixedWords({
	error: "Error",
	warning: "Warning",
	note: "Note"
});
function findingList(findings) {
	return list(alikeTogether(findings).map((alike) => {
		const [{ severity, title, code: id, message, advice }] = alike;
		const head = severity === "error" ? capital(title) : severityWords[severity];
		const place = placesOf(alike);
		const where = place === "" ? void 0 : html`: ${place}`;
		const next = advice === void 0 ? void 0 : html`<br><em>Next:</em> ${advice}`;
		return html`<strong>${head}</strong>${where}<br>${capital(message)} ${codeTag(id)}${next}`;
	}));
}
function problemsOf(findings) {
	return findingList(findings.filter(({ severity }) => severity !== "note"));
}
function notesOf(findings) {
	return findingList(findings.filter(({ severity }) => severity === "note"));
}

// src/report/verify/chain.ts
const worstFirst = [
	"rejected",
	"undetermined",
	"verified"
];
function chainsOf(report) {
	const resolved = report.images.filter(({ manifests }) => manifests.length > 0);
	return [...new Set(resolved.flatMap(({ manifests }) => manifests.slice(0, 1).map((m) => m.digest)))].flatMap((digest) => chainOf(report, resolved.filter(({ manifests }) => manifests[0]?.digest === digest)));
}
function chainOf(report, images) {
	const copies = images.flatMap((image) => image.manifests.map((manifest) => ({
		image,
		manifest
	})));
	const [root, ...children] = [...Map.groupBy(copies, ({ manifest }) => manifest.digest).values()].flatMap(linkOf);
	if (root === void 0) return [];
	const good = copies.flatMap(({ manifest }) => goodSignatures(manifest));
	return [{
		keys: keysThatSigned(report).filter((key) => good.some((signature) => signature.key === key)),
		images: images.map(({ name }) => name),
		signatures: new Set(good.map(({ identity }) => identity)).size,
		root,
		children: attestationsTogether(children)
	}];
}
function linkOf(sides) {
	const statuses = sides.map(({ image, manifest }) => statusOf(image, manifest));
	const outcome = worstFirst.find((worst) => statuses.some((one) => one.outcome === worst));
	const at = statuses.findIndex((status) => status.outcome === outcome);
	const [status, side] = [statuses[at], sides[at]];
	if (status === void 0 || side === void 0) return [];
	const registries = sides.filter((_, i) => statuses[i]?.outcome === outcome).map(({ image }) => image.registry);
	const where = registries.length === sides.length ? "" : ` on ${registries.join(", ")}`;
	const { digest, role } = side.manifest;
	return [{
		name: manifestName(side.manifest),
		digest,
		role,
		status: {
			...status,
			text: `${status.text}${where}`
		}
	}];
}
function attestationsTogether(links) {
	const isAttestation = ({ role }) => role === "attestation";
	const together = [...Map.groupBy(links.filter(isAttestation), ({ status }) => status.text).values()].flatMap(([first, ...others]) => {
		if (first === void 0 || others.length === 0) return first === void 0 ? [] : [first];
		const { role, status } = first;
		return [{
			name: `${others.length + 1} attestations`,
			role,
			status
		}];
	});
	return [...links.filter((link) => !isAttestation(link)), ...together];
}

// src/report/verify/mermaid.ts
const most$1 = 16;
const mostChains = 4;
const longest = 5e4;
const classes = [
	"classDef verified fill:#dafbe1,stroke:#1a7f37,color:#0b3d1a",
	"classDef rejected fill:#ffebe9,stroke:#cf222e,color:#5c0a10,stroke-width:3px",
	"classDef undetermined fill:#fff8c5,stroke:#9a6700,color:#4d3300,stroke-dasharray:5 4",
	"classDef extra fill:#f6f8fa,stroke:#6e7781,color:#1f2328"
];
function chainDiagram(report) {
	const all = chainsOf(report);
	const chains = all.slice(0, mostChains);
	const more = all.length - chains.length;
	const diagram = ["flowchart LR", ...[...[...chains.flatMap((chain, i) => chainLines(report, chain, `c${i}`)), ...more > 0 ? [node("more", label(`and ${more} more`), "extra")] : []], ...classes].map((line) => `  ${line}`)];
	return chains.length === 0 || diagram.join("\n").length > longest ? [] : diagram;
}
function chainLines(report, chain, id) {
	const children = shownFirst(chain.children).slice(0, most$1);
	const hidden = chain.children.length - children.length;
	const platforms = children.flatMap(({ role }, i) => role === "platform" ? [`${id}m${i}`] : []);
	return [
		...keyLines(report, chain, id),
		node(`${id}i`, linkLabel(chain.root), classOf(chain.root)),
		...chain.images.slice(0, most$1).flatMap((image, i) => [`${id}r${i}([${label(image)}]):::extra`, `${id}r${i} -->|carries| ${id}i`]),
		...children.flatMap((child, i) => [node(`${id}m${i}`, linkLabel(child), classOf(child)), `${id}i -->|binds| ${id}m${i}`]),
		...hidden > 0 ? [node(`${id}more`, label(`and ${hidden} more`), "extra"), `${id}i --> ${id}more`] : [],
		...platforms.length > 0 ? [node(`${id}l`, label("config and layers", "of each platform"), "extra")] : [],
		...platforms.map((platform) => `${platform} -->|binds| ${id}l`)
	];
}
function shownFirst(links) {
	if (links.length <= most$1) return links;
	const isFine = ({ status }) => status.outcome === "verified";
	return [...links.filter((link) => !isFine(link)), ...links.filter(isFine)];
}
function keyLines(report, chain, id) {
	if (chain.keys.length === 0) return [];
	const signs = chain.root.status.outcome === "verified" ? [`${id}s -->|signs| ${id}i`] : [];
	return [
		node(`${id}s`, label(count(chain.signatures, "signature"), "for index and manifests"), "verified"),
		...chain.keys.flatMap((key) => {
			const keyId = `k${report.policy.keys.findIndex(({ fingerprint }) => fingerprint === key)}`;
			return [`${keyId}[/${label("key", keyName(report.policy.keys, key))}/]:::verified`, `${keyId} -->|made| ${id}s`];
		}),
		...signs
	];
}
function node(id, text, style) {
	return `${id}[${text}]:::${style}`;
}
function classOf({ status }) {
	return status.counts ? status.outcome : "extra";
}
function linkLabel({ name, digest, status }) {
	return quoted([...(digest === void 0 ? [name] : [name, shortDigest(digest)]).map(escapeLabel), `${status.sign} ${escapeLabel(status.text)}`]);
}
function label(...lines) {
	return quoted(lines.map(escapeLabel));
}
function quoted(lines) {
	return `"${lines.join("<br/>")}"`;
}
function escapeLabel(text) {
	return plain(text, 80).replace(/[\u0021-\u002b;-@\u005b-\u0060\u007b-\u007f]/g, (c) => `#${c.charCodeAt(0)};`);
}

// src/report/summary.ts
const runnerLimit = 1048576;
const inSummary = {
	table: (table) => table,
	commands: (language, lines) => lines.length === 0 ? void 0 : fenced(language, lines),
	chain(report) {
		const lines = chainDiagram(report);
		return lines.length === 0 ? void 0 : fenced("mermaid", lines);
	},
	folded(title, ...body) {
		const blocks = body.filter((block) => block !== void 0);
		if (blocks.length === 0) return void 0;
		return markdown`${html`<details>\n<summary>${title}</summary>`}\n\n${blocks}\n\n</details>`;
	}
};
function formatDocument(document, options) {
	const { sign, word, title, lead, sections, footer } = document;
	const blocks = sections.flatMap((section) => {
		const [first, ...rest] = section.parts.filter((part) => part !== void 0);
		if (first === void 0) return [];
		return [markdown`${html`<h3>${section.title}</h3>`}\n\n${first}`, ...rest];
	});
	return fitted([
		html`<h2>${sign} ${word}: ${title}</h2>`,
		...lead,
		...blocks,
		html`<p><sub>${footer}</sub></p>`
	], options);
}
function fitted(sections, options) {
	const { maxBytes = runnerLimit, reportPath } = options;
	const report = reportPath === void 0 ? html`the JSON report` : html`the JSON report, ${code(reportPath, 300)}`;
	const cut = `${html`<p>This summary was cut to fit GitHub's limit. Everything is in ${report}.</p>`}\n`;
	let room = maxBytes - Buffer.byteLength(cut);
	let left = false;
	const kept = [];
	for (const text of sections.map(String).filter((one) => one !== "")) {
		const section = `${text}\n\n`;
		const size = Buffer.byteLength(section);
		if (size > room) {
			left = true;
			continue;
		}
		kept.push(section);
		room -= size;
	}
	return `${kept.join("")}${left ? cut : ""}`;
}

// src/report/verify/by-hand.ts
const most = 20;
function cosignCommands(report) {
	const names = report.images.flatMap(namesToVerify).slice(0, most);
	if (names.length === 0) return [];
	const why = unrepeatable(report.policy);
	if (why !== void 0) return [why];
	const commands = names.map((name) => cosignCommand(report, name));
	return Object.values(report.policy.annotations).some((value) => value.includes("=")) ? [cosign3, ...commands] : commands;
}
const cosign3 = "# cosign 3 only: cosign 2 takes no \"=\" in the value of an annotation";
function unrepeatable({ annotations }) {
	for (const [name, value] of Object.entries(annotations)) {
		const pair = `${name}=${value}`;
		if (plain(pair, longestWord) === pair) continue;
		return `# cannot be repeated by hand: the annotation ${plain(name, 100)} holds characters that no command line shows`;
	}
}
function namesToVerify(image) {
	const { pinned, manifests } = image;
	if (pinned === void 0) return [];
	const [repository = ""] = pinned.split("@");
	return [pinned, ...manifests.slice(1).filter((manifest) => {
		const { outcome, counts } = statusOf(image, manifest);
		return outcome !== "verified" && counts;
	}).map(({ digest }) => `${repository}@${digest}`)];
}
function cosignCommand(report, name) {
	const { policy } = report;
	const [signer] = keysThatSigned(report);
	const key = policy.keys.find(({ fingerprint }) => fingerprint === signer) ?? policy.keys[0];
	const log = policy.transparencyLog === "ignored" ? ["--insecure-ignore-tlog"] : [];
	const time = policy.timestamps === "required" ? ["--use-signed-timestamps"] : [];
	const { signatureRepository: elsewhere } = policy;
	return `${elsewhere === void 0 ? "" : `COSIGN_REPOSITORY=${shellWord(plain(elsewhere))} `}${[
		...[
			"cosign",
			"verify",
			"--key",
			keyArgument(key)
		],
		...rootFlags(policy.trustedRoot),
		...[
			...log,
			...time,
			...annotationFlags(policy.annotations),
			name
		]
	].map((word) => shellWord(plain(word, longestWord))).join(" ")}`;
}
function keyArgument(key) {
	if (key === void 0) return "cosign.pub";
	return isBundled(key) ? "webdis.pub" : keyFile(key);
}
const longestWord = 5e3;

// src/report/verify/policy-table.ts
function policyTable({ policy }) {
	const keys = policy.keys.map(({ fingerprint, algorithm, source, pinned, notAfter }) => {
		const end = notAfter === void 0 ? void 0 : html`, until ${readableTime(notAfter)}`;
		return html`${code(source, 300)}, ${code(algorithm)}${end}<br>SHA-256 ${code(fingerprint)}, ${pinWords(pinned)}`;
	});
	const annotations = Object.entries(policy.annotations).map(([k, value]) => code(`${k}=${value}`, 300));
	const { expectedReference, digest, signatureRepository, requireReadableBy } = policy;
	const { source, date } = policy.trustedRoot;
	const comma = html`, `;
	const rows = [
		["Keys", join(keys, html`<br>`)],
		["Transparency log", policy.transparencyLog],
		["Trusted root", html`${code(source)}${date === void 0 ? void 0 : html`, ${date}`}`],
		["Timestamps", policy.timestamps],
		["Attestation manifests", policy.attestationManifests],
		["Comparison of registries", policy.parity],
		["Required platforms", policy.platforms.length === 0 ? "all that the index lists" : join(policy.platforms.map((platform) => code(platform)), comma)],
		["Required annotations", annotations.length === 0 ? "none" : join(annotations, html`<br>`)],
		["Expected reference", expectedReference && code(expectedReference)],
		["Expected digest", digest && code(digest)],
		["Signatures in", signatureRepository && code(signatureRepository)],
		["Readable by", requireReadableBy && join(requireReadableBy.map((name) => code(name)), comma)]
	];
	return table(["Requirement", "Value"], rows.filter(([, value]) => value !== void 0));
}

// src/report/log-link.ts
function logLink({ log, index, version, proof, integratedTime }) {
	const entry = log === "rekor.sigstore.dev" && version === "rekor-v1" && proof.includes("set") && /^\d{1,20}$/.test(index) ? html`<a href="${`https://search.sigstore.dev/?logIndex=${index}`}">${index}</a>` : code(index, 30);
	const time = integratedTime && html`<br>${readableTime(integratedTime)}`;
	return html`${code(log, 100)} ${entry}${time}`;
}

// src/report/verify/signature-table.ts
function signatureTable(report, { manifests }) {
	return table([
		"Manifest",
		"Signature",
		"Key",
		"Transparency log",
		"Checks"
	], manifests.flatMap((manifest) => [...manifest.signatures.map((signature) => signatureRow(report, manifest, signature)), ...manifest.ignored.map(({ store, manifest: holder, message }) => [
		manifestCell(manifest),
		html`not counted: ${storeName(store)} ${holder && code(shortDigest(holder))}`,
		"",
		"",
		message
	])]));
}
function manifestCell(manifest) {
	return html`${code(manifestName(manifest))}<br>${code(shortDigest(manifest.digest))}`;
}
function signatureRow(report, manifest, { format, store, manifest: holder, good, key, checks, logEntries, annotations, dockerReference }) {
	const names = dockerReference === void 0 ? [] : [html`names ${code(dockerReference, 300)}`];
	const annotated = Object.entries(annotations).map(([k, value]) => code(`${k}=${value}`, 300));
	const what = html`${good ? html`✅ good` : html`❌ not counted`}, ${formatWord[format]}`;
	const where = html`${storeName(store)} ${code(shortDigest(holder))}`;
	return [
		manifestCell(manifest),
		join([
			what,
			where,
			...names,
			...annotated
		], html`<br>`),
		key === void 0 ? "none of the keys" : code(keyTag(report.policy.keys, key), 200),
		logEntries.length === 0 ? "none" : join(logEntries.map(logLink), html`<br>`),
		checksCell(checks)
	];
}
function checksCell(checks) {
	const all = Object.entries(checks);
	const passed = all.filter(([, { state }]) => state === "passed").map(([name]) => name);
	const others = all.flatMap(([name, check]) => remark(name, check) ?? []);
	return join([...passed.length === 0 ? [] : [`${listed(passed)} passed`], ...others], html`<br>`);
}
function remark(name, check) {
	switch (check.state) {
		case "passed": return check.note === void 0 ? void 0 : html`${name}: ${check.note}`;
		case "skipped": return html`${name} not checked, ${check.why}`;
		case "failed": return html`<strong>${name} failed</strong>, ${check.message} ${codeTag(check.code)}`;
		default: return html`${name} not known`;
	}
}

// src/report/verify/status-table.ts
function statusTable({ images }) {
	const rows = /* @__PURE__ */ new Map();
	for (const image of images) {
		const seen = /* @__PURE__ */ new Map();
		for (const manifest of image.manifests) {
			const name = manifestName(manifest);
			const nth = (seen.get(name) ?? 0) + 1;
			seen.set(name, nth);
			const row = rows.get(`${nth} ${name}`) ?? /* @__PURE__ */ new Map();
			rows.set(`${nth} ${name}`, row.set(image, manifest));
		}
	}
	const none = images.every(({ manifests }) => manifests.length === 0);
	return table([
		"Manifest",
		"Digest",
		...images.map(({ name }) => code(name))
	], none ? [[
		"",
		"",
		...images.map(unread)
	]] : [...rows.values()].map((row) => cells(images, row)));
}
function cells(images, row) {
	const digests = new Set([...row.values()].map(({ digest }) => digest));
	const same = digests.size === 1;
	const states = images.map((image) => {
		const manifest = row.get(image);
		if (manifest === void 0) return image.manifests.length === 0 ? unread(image) : html`➖ not there`;
		const { sign, text } = statusOf(image, manifest);
		const own = same ? void 0 : html`<br>${code(shortDigest(manifest.digest))}`;
		return html`${sign} ${text}${own}`;
	});
	const [first] = row.values();
	const name = first === void 0 ? "" : manifestName(first);
	const digest = same ? code(shortDigest([...digests].join())) : html`<strong>different</strong>`;
	return [
		code(name),
		digest,
		...states
	];
}
function unread({ outcome, findings }) {
	const error = findings.find(({ severity }) => severity === "error");
	const why = error === void 0 ? void 0 : html`: ${codeReason(error.code)}`;
	return html`${outcomeSign[outcome]} ${outcomeWord[outcome]}${why}`;
}

// src/report/verify/verdict.ts
function verdictOf(report) {
	switch (report.outcome) {
		case "verified": return {
			word: "Verified",
			sentence: whatIsProven(report)
		};
		case "rejected": return {
			word: "Rejected",
			sentence: `Do not run ${report.images.length === 1 ? "this image" : "these images"}. ${whatIsWrong(report)}`
		};
		default: return {
			word: "Undetermined",
			sentence: `${whatIsWrong(report)} So it is not known whether everything is signed: this is neither a success nor evidence against the image.`
		};
	}
}
function whatIsProven(report) {
	const manifests = report.images.flatMap((image) => image.manifests);
	const signed = manifests.filter(({ outcome }) => outcome === "verified").length;
	const bare = manifests.length - signed;
	const keys = keysThatSigned(report).map((key) => keyName(report.policy.keys, key));
	const what = `${count(report.images.length, "image")}, ${count(signed, "manifest")}`;
	const by = keys.length === 0 ? "the key" : `the key ${listed(keys, "or")}`;
	const same = sameEverywhere(report) ? "; the registries carry the same digests and the same signatures" : "";
	const others = bare === 0 ? "" : ` ${capital(count(bare, "attestation manifest"))} without: not required.`;
	return `${what}, ${signed === 1 ? "" : "each "}signed by ${by}${same}.${others}`;
}
function whatIsWrong(report) {
	const errors = findingsOfVerify(report).filter(({ severity }) => severity === "error");
	const [first] = errors;
	if (first === void 0) return "The report names no reason.";
	const alike = errors.filter(({ reason }) => reason === first.reason);
	const where = first.image === void 0 ? first.message : placesOf(alike);
	const others = errors.length - alike.length;
	const more = others === 0 ? "" : ` (and ${count(others, "other error")})`;
	return `${capital(first.reason)}: ${where}${more}.`;
}
function runTitle({ images }) {
	const [first] = images;
	if (first === void 0) return "no image";
	const same = images.every(({ repository, tag }) => repository === first.repository && tag === first.tag);
	if (images.length === 1 || !same || first.tag === void 0) return listed(few(images.map(({ name }) => name)));
	return `${first.repository}:${first.tag} on ${listed(few(images.map(({ registry }) => registry)))}`;
}

// src/report/verify/document.ts
function formatSummary(report, options = {}) {
	return formatDocument(verifyDocument(report, inSummary), options);
}
function verifyDocument(report, medium) {
	const { outcome, readers } = report;
	const { word, sentence } = verdictOf(report);
	const findings = findingsOfVerify(report);
	return {
		state: outcome,
		sign: outcomeSign[outcome],
		word,
		title: runTitle(report),
		lead: [html`<p>${sentence}</p>`, html`<p>${readersLine(readers)}</p>`],
		sections: [
			{
				title: "Findings",
				parts: [problemsOf(findings)]
			},
			{
				title: "Manifests",
				parts: [medium.table(statusTable(report), "Manifests")]
			},
			{
				title: "Comparison of registries",
				parts: [parityList(report)]
			},
			{
				title: "Chain of trust",
				parts: [medium.chain(report)]
			},
			{
				title: "Pinned references",
				parts: [medium.commands("text", pinnedReferences(report))]
			},
			{
				title: "Details",
				parts: [
					medium.folded("Notes", notesOf(findings)),
					...signatureDetails(report, medium),
					byHand(report, medium)
				]
			}
		],
		footer: footerOf(report)
	};
}
function signatureDetails(report, medium) {
	return [...report.images.map((image) => medium.folded(html`All signatures of ${code(image.name)}`, medium.table(signatureTable(report, image), `Signatures of ${image.name}`))), medium.folded("Policy", medium.table(policyTable(report), "Policy"))];
}
function byHand(report, medium) {
	const commands = medium.commands("sh", cosignCommands(report));
	if (commands === void 0) return void 0;
	const note = html`<p>cosign checks only the manifest that you name. Repeat the command with the digest of each platform.</p>`;
	return medium.folded("Verify with cosign", note, commands);
}
function pinnedReferences({ images, outcome }) {
	if (outcome !== "verified") return [];
	return images.flatMap(({ pinned }) => pinned ?? []);
}
const parityWords$1 = fixedWords({
	same: html`✅ the same`,
	none: html`❌ none that counts`,
	different: html`❌ different`,
	undetermined: html`⚠️ not compared`
}, html`not known`);
function parityList(report) {
	return list(report.parity.groups.map(({ images, digests, signatures, missing }) => {
		const lacks = missing.map((signature) => {
			const { image, digest, format } = signature;
			const what = html`${code(missingFor(report, signature))} ${code(shortDigest(digest))}`;
			return html`${code(image)} lacks a ${formatWord[format]} signature of ${what}`;
		});
		return html`${join(images.map((name) => code(name)), html` and `)}<br>digests: ${parityWords$1[digests]}, signatures: ${parityWords$1[signatures]}${list(lacks)}`;
	}));
}

// src/report/verify/terminal.ts
const verdictStyle = {
	verified: "green",
	rejected: "red",
	undetermined: "yellow"
};
const logIgnored = "WARNING: Skipping tlog verification is an insecure practice that lacks transparency and auditability verification for the signature.";
function formatTerminal(report, options) {
	return `${report.images.map((image) => formatImage(report, image, options)).join("")}${formatVerdict(report, options)}`;
}
function formatImage(report, image, options) {
	return logText(imageLines(report, image, options));
}
function formatVerdict(report, options) {
	return logText([
		...report.policy.transparencyLog === "ignored" ? [...wrap(logIgnored, "", options), ""] : [],
		...report.parity.groups.flatMap((group) => parityLines(report, group, options)),
		...keyLines$1(report.policy.keys, options),
		...runFindings(report, options),
		...verdictLines(report, options)
	]);
}
function imageLines(report, image, options) {
	const blocks = image.manifests.flatMap((m) => manifestBlock(report, image, m, options));
	const elsewhere = findingsElsewhere(image).flatMap((finding) => findingLines(finding, options));
	if (blocks.length > 0 && elsewhere.length === 0) return blocks;
	const name = `${blocks.length === 0 ? "Verification for" : "About"} ${plain(image.cosignName)} --`;
	const state = blocks.length === 0 ? [`${image.outcome}`] : [];
	return [
		...blocks,
		paint(options, "bold", name),
		...state,
		...elsewhere,
		""
	];
}
function runFindings(report, options) {
	const lines = report.findings.flatMap((finding) => findingLines(titled(finding), options, ""));
	return lines.length === 0 ? [] : [...lines, ""];
}
const parityWords = {
	same: "are the same",
	none: "that count are on neither side",
	different: "DIFFER",
	undetermined: "could not be compared"
};
const parityStyle = {
	none: "yellow",
	same: "green",
	different: "red",
	undetermined: "yellow"
};
function parityLines(report, group, options) {
	const line = (what, state) => `  - ${paint(options, parityStyle[state], `The ${what} ${parityWords[state]}`)}`;
	const lacks = group.missing.map((missing) => {
		const what = `${plain(missingFor(report, missing))} ${plain(missing.digest)}`;
		return `    ${plain(missing.image)} lacks a ${formatWord[missing.format]} signature of ${what}`;
	});
	return [
		paint(options, "bold", `Comparison of ${listed(group.images.map((name) => plain(name)))} --`),
		line("digests", group.digests),
		line("signatures", group.signatures),
		...lacks,
		""
	];
}
function verdictLines(report, options) {
	const { word, sentence } = verdictOf(report);
	const [first = "", ...rest] = wrap(`${word.toUpperCase()}: ${plain(sentence)}`, "", options);
	return [
		`${paint(options, verdictStyle[report.outcome], paint(options, "bold", word.toUpperCase()))}${first.slice(word.length)}`,
		...rest,
		paint(options, "dim", runFacts(report)),
		...readersLines(report.readers, options)
	];
}

// src/cli/verify.ts
async function runVerify(argv, signal) {
	const flags = parseArguments(argv, Object.values(verifyFlags).flat());
	if (flags.positionals.length === 0) throw new TrustError("E_INPUT", "name an image, such as nicolas/webdis:0.1.24");
	const report = await runWith(flags, signal);
	await publish(report, flags);
	return report.exitCode;
}
async function publish(report, flags) {
	if (!flags.on("quiet") || report.outcome !== "verified") {
		const options = textOptions(process.stderr, process.env, flags.on("no-color"));
		process.stderr.write(formatTerminal(report, options));
	}
	const json = formatReport(report);
	const [reportPath, summaryPath] = [flags.text("report"), flags.text("summary")];
	if (reportPath !== "") await writeWhole(reportPath, json, "--report: the file");
	if (summaryPath !== "") await writeWhole(summaryPath, formatSummary(report, reportPath === "" ? {} : { reportPath }), "--summary: the file");
	if (flags.on("json")) process.stdout.write(json);
	else if (report.outcome === "verified") process.stdout.write(report.images.map(({ pinned }) => `${pinned}\n`).join(""));
}

export { preformatted as $, signFlags as A, codeTitle as B, reportPieces as C, usage as D, helpFor as E, driftPageFlags as F, manifestName as G, few as H, driftPlanFlags as I, shortKey as J, readableTime as K, describeError as L, driftCheckFlags as M, driftInitFlags as N, releaseFlags as O, driftMergeFlags as P, join as Q, capital as R, formatReport as S, textOptions as T, formatWord as U, count as V, listed as W, codeTag as X, code as Y, html as Z, readersLines as _, details as a, untilSignal as at, keyName as b, table as c, runTree as d, findingLines as et, readConnection as f, parseArguments as g, inOneLine as h, chainsOf as i, endProcess as it, mirrorFlags as j, keygenFlags as k, footerOf as l, startProgress as m, logLink as n, wrap as nt, findingList as o, readList as p, shortDigest as q, policyTable as r, unlessDry as rt, list as s, runVerify as t, paint as tt, runFacts as u, logLine as v, ignoreClosedPipes as w, keyLines$1 as x, titled as y, codeReason as z };