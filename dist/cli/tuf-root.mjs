import { t as __exportAll } from "./rolldown-runtime.mjs";
import { f as isTrustError, u as TrustError } from "./begin.mjs";
import { Bi as readJson, Fi as map, Hi as text, Ii as object, Mi as count, ao as limits, bn as errorDetails, ct as parseTrustedRoot, gt as writeWhole, ht as readBounded, io as deadlines, ot as newestRootName, st as publicGoodRoot, w as connect } from "./verify.mjs";
const { createHash } = process.getBuiltinModule("node:crypto");
const { isAbsolute, join } = process.getBuiltinModule("node:path");
const { homedir } = process.getBuiltinModule("node:os");

// src/tuf/cache.ts
const cacheFile = object({
	fetched: count,
	files: map(text)
});
function cachePath(env, { mirror, root }) {
	const { RUNNER_TEMP: job, XDG_CACHE_HOME: xdg, HOME: home = homedir() } = env;
	const folder = [job, xdg].find((path) => path !== void 0 && isAbsolute(path));
	const id = createHash("sha256").update(mirror.href).update(root).digest("hex").slice(0, 16);
	const name = `${mirror.host.replace(/[^\w.-]/g, "_")}-${id}.json`;
	return join(folder ?? join(home, ".cache"), "webdis-trust", "tuf", name);
}
async function readCache(path) {
	try {
		const bytes = await readBounded(path, limits.tufCache, "the cached file");
		const { fetched, files } = readJson(cacheFile, bytes, "cached file");
		return {
			fetched: new Date(fetched),
			files: new Map([...files].map(([name, content]) => [name, Buffer.from(content)]))
		};
	} catch (error) {
		if (isTrustError(error) || error instanceof SyntaxError) return void 0;
		throw error;
	}
}
async function writeCache(path, { fetched, files }) {
	const texts = [...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString("utf8")]);
	const written = JSON.stringify({
		fetched: fetched.getTime(),
		files: Object.fromEntries(texts)
	});
	if (written.length > limits.tufCache) return;
	await writeWhole(path, written, "the cached file").catch((error) => {
		if (!isTrustError(error)) throw error;
	});
}

// src/tuf/client.ts
const remembered = [
	"timestamp.json",
	"snapshot.json",
	"targets.json"
];
async function fetchTrustedRoot(repository, transport, last = /* @__PURE__ */ new Map()) {
	return update(repository, new Map([...last].filter(([name]) => remembered.includes(name))), async (path, limit) => {
		const url = new URL(path, repository.mirror);
		const answer = await transport.request({
			method: "GET",
			url
		}, Math.min(limit, limits.tufFile));
		const { status, body } = answer;
		if (status === 200) return body;
		if (status === 404 || status === 403) return void 0;
		const details = errorDetails(url, answer);
		throw new TrustError("E_NET", `${url.host} answered ${status} for ${path}`, details);
	});
}
async function trustedRootFrom(files, repository) {
	return update(repository, /* @__PURE__ */ new Map(), async (path) => files.get(nameOf(path)));
}
async function update({ name, mirror, root }, last, get) {
	const { fetchTarget } = await import("../tuf.mjs");
	const files = new Map(last);
	let asked = false;
	let failure;
	const fetch = async (path, limit) => {
		asked = true;
		try {
			const bytes = await get(path, limit);
			if (bytes === void 0 && !isRoot(path)) throw missing(mirror, path);
			if (bytes !== void 0) files.set(nameOf(path), bytes);
			return bytes;
		} catch (error) {
			if (isTrustError(error)) failure = error;
			throw error;
		}
	};
	try {
		const bytes = await fetchTarget("trusted_root.json", {
			mirror: mirror.href,
			root,
			last,
			fetch
		});
		return {
			trustedRoot: parseTrustedRoot(bytes, name),
			files
		};
	} catch (error) {
		if (failure !== void 0) throw failure;
		if (isTrustError(error) || !(error instanceof Error)) throw error;
		throw tufError(error, mirror, asked);
	}
}
function tufError(error, { host }, asked) {
	const why = error.message.slice(0, 300);
	const [code, message] = "syscall" in error ? ["E_INPUT", `TUF needs a folder for temporary files: ${why}`] : asked ? ["E_TRUST", `the TUF metadata of ${host} is not accepted: ${why}`] : ["E_INPUT", `the root is not root metadata of TUF: ${why}`];
	return new TrustError(code, message, {}, error);
}
function isRoot(path) {
	return path.endsWith(".root.json");
}
function nameOf(path) {
	return isRoot(path) ? path : path.replace(/(?<=^|\/)(?:\d+|[0-9a-f]{64,128})\.(?=.)/, "");
}
function missing(mirror, path) {
	const message = `${mirror.host} has no ${path}; the URL must be that of a TUF repository`;
	return new TrustError("E_NOTFOUND", message, { host: mirror.host });
}

// src/tuf/public-good-root.ts
const publicGoodMirror = "https://tuf-repo-cdn.sigstore.dev/";
const publicGoodTufRoot = String.raw`{
 "signatures": [
  {
   "keyid": "e71a54d543835ba86adad9460379c7641fb8726d164ea766801a1c522aba7ea2",
   "sig": "3045022065c68f28ebe44d0a4e047a6e287f9669c8e3b31e08536396c67a1483326be8c6022100e7524a889e40de0df84231dd40e1fcc57fbbbf62055c17076568307dbc509046"
  },
  {
   "keyid": "22f4caec6d8e6f9555af66b3d4c3cb06a3bb23fdc7e39c916c61f462e6f52b06",
   "sig": "304502206fedc4a382a0c5155e812c9b7461fe388ef704fef9e093c5c236e20abbf8e6620221008bbec36b63bf9baebc03a83c770cf9387efc90907eb83070b7a875129512d687"
  },
  {
   "keyid": "61643838125b440b40db6942f5cb5a31c0dc04368316eb2aaa58b95904a58222",
   "sig": "30450220468f4219db51c7e815e1e3d33d9987878aa12aeaf331604d5180dd60b19dfb350221009f778ef5e96647c08bd23d63f69c0cce6fc353d747b9d51f35dc0f8678de9fef"
  },
  {
   "keyid": "a687e5bf4fab82b0ee58d46e05c9535145a2c9afb458f43d42b45ca0fdce2a70",
   "sig": "3045022029e2518a7bcac05ec0b227809ce0c969406743412f90dc5255401afb13363f4602210087a64182249e41dd11de91c9f385a33659bd60147a93d13c86b7a64e447f9826"
  },
  {
   "keyid": "183e64f37670dc13ca0d28995a3053f3740954ddce44321a41e46534cf44e632",
   "sig": "30450221008051c456ed2bf48aa5fc5742928ab0904266c1d6bdde5fc75ae20f12d098a95502203cc683bd86793808e6c9f89e2ca93f80b00c6ea64880ac4e37db69e2e86b24e3"
  }
 ],
 "signed": {
  "_type": "root",
  "consistent_snapshot": true,
  "expires": "2027-04-22T19:27:31Z",
  "keys": {
   "0c87432c3bf09fd99189fdc32fa5eaedf4e4a5fac7bab73fa04a2e0fc64af6f5": {
    "keyid_hash_algorithms": [
     "sha256",
     "sha512"
    ],
    "keytype": "ecdsa",
    "keyval": {
     "public": "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEWRiGr5+j+3J5SsH+Ztr5nE2H2wO7\nBV+nO3s93gLca18qTOzHY1oWyAGDykMSsGTUBSt9D+An0KfKsD2mfSM42Q==\n-----END PUBLIC KEY-----\n"
    },
    "scheme": "ecdsa-sha2-nistp256",
    "x-tuf-on-ci-online-uri": "gcpkms:projects/sigstore-root-signing/locations/global/keyRings/root/cryptoKeys/timestamp/cryptoKeyVersions/1"
   },
   "183e64f37670dc13ca0d28995a3053f3740954ddce44321a41e46534cf44e632": {
    "keytype": "ecdsa",
    "keyval": {
     "public": "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEMxpPOJCIZ5otG4106fGJseEQi3V9\npkMYQ4uyV9Tj1M7WHXIyLG+jkfvuG0glQ1JZbRZZBV3gAR4sojdGHISeow==\n-----END PUBLIC KEY-----\n"
    },
    "scheme": "ecdsa-sha2-nistp256",
    "x-tuf-on-ci-keyowner": "@lance"
   },
   "22f4caec6d8e6f9555af66b3d4c3cb06a3bb23fdc7e39c916c61f462e6f52b06": {
    "keyid_hash_algorithms": [
     "sha256",
     "sha512"
    ],
    "keytype": "ecdsa",
    "keyval": {
     "public": "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEzBzVOmHCPojMVLSI364WiiV8NPrD\n6IgRxVliskz/v+y3JER5mcVGcONliDcWMC5J2lfHmjPNPhb4H7xm8LzfSA==\n-----END PUBLIC KEY-----\n"
    },
    "scheme": "ecdsa-sha2-nistp256",
    "x-tuf-on-ci-keyowner": "@santiagotorres"
   },
   "61643838125b440b40db6942f5cb5a31c0dc04368316eb2aaa58b95904a58222": {
    "keyid_hash_algorithms": [
     "sha256",
     "sha512"
    ],
    "keytype": "ecdsa",
    "keyval": {
     "public": "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEinikSsAQmYkNeH5eYq/CnIzLaacO\nxlSaawQDOwqKy/tCqxq5xxPSJc21K4WIhs9GyOkKfzueY3GILzcMJZ4cWw==\n-----END PUBLIC KEY-----\n"
    },
    "scheme": "ecdsa-sha2-nistp256",
    "x-tuf-on-ci-keyowner": "@bobcallaway"
   },
   "a687e5bf4fab82b0ee58d46e05c9535145a2c9afb458f43d42b45ca0fdce2a70": {
    "keyid_hash_algorithms": [
     "sha256",
     "sha512"
    ],
    "keytype": "ecdsa",
    "keyval": {
     "public": "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE0ghrh92Lw1Yr3idGV5WqCtMDB8Cx\n+D8hdC4w2ZLNIplVRoVGLskYa3gheMyOjiJ8kPi15aQ2//7P+oj7UvJPGw==\n-----END PUBLIC KEY-----\n"
    },
    "scheme": "ecdsa-sha2-nistp256",
    "x-tuf-on-ci-keyowner": "@joshuagl"
   },
   "e71a54d543835ba86adad9460379c7641fb8726d164ea766801a1c522aba7ea2": {
    "keyid_hash_algorithms": [
     "sha256",
     "sha512"
    ],
    "keytype": "ecdsa",
    "keyval": {
     "public": "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEXsz3SZXFb8jMV42j6pJlyjbjR8K\nN3Bwocexq6LMIb5qsWKOQvLN16NUefLc4HswOoumRsVVaajSpQS6fobkRw==\n-----END PUBLIC KEY-----\n"
    },
    "scheme": "ecdsa-sha2-nistp256",
    "x-tuf-on-ci-keyowner": "@mnm678"
   }
  },
  "roles": {
   "root": {
    "keyids": [
     "e71a54d543835ba86adad9460379c7641fb8726d164ea766801a1c522aba7ea2",
     "22f4caec6d8e6f9555af66b3d4c3cb06a3bb23fdc7e39c916c61f462e6f52b06",
     "61643838125b440b40db6942f5cb5a31c0dc04368316eb2aaa58b95904a58222",
     "a687e5bf4fab82b0ee58d46e05c9535145a2c9afb458f43d42b45ca0fdce2a70",
     "183e64f37670dc13ca0d28995a3053f3740954ddce44321a41e46534cf44e632"
    ],
    "threshold": 3
   },
   "snapshot": {
    "keyids": [
     "0c87432c3bf09fd99189fdc32fa5eaedf4e4a5fac7bab73fa04a2e0fc64af6f5"
    ],
    "threshold": 1,
    "x-tuf-on-ci-expiry-period": 3650,
    "x-tuf-on-ci-signing-period": 365
   },
   "targets": {
    "keyids": [
     "e71a54d543835ba86adad9460379c7641fb8726d164ea766801a1c522aba7ea2",
     "22f4caec6d8e6f9555af66b3d4c3cb06a3bb23fdc7e39c916c61f462e6f52b06",
     "61643838125b440b40db6942f5cb5a31c0dc04368316eb2aaa58b95904a58222",
     "a687e5bf4fab82b0ee58d46e05c9535145a2c9afb458f43d42b45ca0fdce2a70",
     "183e64f37670dc13ca0d28995a3053f3740954ddce44321a41e46534cf44e632"
    ],
    "threshold": 3
   },
   "timestamp": {
    "keyids": [
     "0c87432c3bf09fd99189fdc32fa5eaedf4e4a5fac7bab73fa04a2e0fc64af6f5"
    ],
    "threshold": 1,
    "x-tuf-on-ci-expiry-period": 7,
    "x-tuf-on-ci-signing-period": 6
   }
  },
  "spec_version": "1.0",
  "version": 16,
  "x-tuf-on-ci-expiry-period": 197,
  "x-tuf-on-ci-signing-period": 46
 }
}`;

// src/run/tuf-root.ts
var tuf_root_exports = /* @__PURE__ */ __exportAll({ newestRoot: () => newestRoot });
const publicGood = {
	name: newestRootName,
	mirror: new URL(publicGoodMirror),
	root: Buffer.from(publicGoodTufRoot)
};
const fresh = 864e5;
async function newestRoot(values, host, repository = publicGood) {
	const cached = await readCache(cachePath(host.env, repository));
	const known = cached && await stillAccepted(cached, repository);
	if (cached !== void 0 && known !== void 0 && isFresh(cached)) return known;
	try {
		host.onWait?.(`updating the trusted root from ${repository.mirror.host}`);
		const timeout = Math.min(values.timeout, deadlines.rootUpdate);
		return await updateRoot({
			...values,
			timeout
		}, host, repository);
	} catch (error) {
		if (!isTrustError(error) || error.code === "E_INPUT" || host.signal.aborted) throw error;
		const date = cached?.fetched.toISOString().slice(0, 10);
		return known === void 0 ? {
			...publicGoodRoot(),
			fallback: error.message
		} : {
			...known,
			fallback: `${error.message} (that root was fetched on ${date})`
		};
	}
}
function isFresh({ fetched }) {
	const age = Date.now() - fetched.getTime();
	return age >= 0 && age < fresh;
}
async function stillAccepted({ files }, repository) {
	try {
		return (await trustedRootFrom(files, repository)).trustedRoot;
	} catch (error) {
		if (isTrustError(error)) return void 0;
		throw error;
	}
}
async function updateRoot(values, host, repository) {
	const path = cachePath(host.env, repository);
	const cached = await readCache(path);
	const { client, close } = await connect(values, host);
	try {
		const { trustedRoot, files } = await fetchTrustedRoot(repository, client.transport, cached?.files);
		await writeCache(path, {
			fetched: /* @__PURE__ */ new Date(),
			files
		});
		return trustedRoot;
	} finally {
		close();
	}
}

export { tuf_root_exports as n, updateRoot as r, publicGood as t };