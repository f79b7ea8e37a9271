/** What is wrong with one release, registry by registry: held against the ledger, and each other. */
import { compareVersions, isVersion } from '../ledger/version.js';
import { mirrorCommand } from './mend.js';
import { isGood } from './seen.js';
import { signatureProblems } from './signatures.js';
/** In the order of `all`. */
export function compareRelease(expected, all) {
    const signatures = signatureProblems(expected.release, all);
    return all.map((seen) => {
        const problems = [
            ...tagProblems(expected, seen, all),
            ...seen.problems.filter((one) => !isExplained(one, signatures.get(seen) ?? [])),
            ...platformProblems(expected, seen),
            ...blobProblems(seen),
            ...(signatures.get(seen) ?? []),
        ];
        return {
            seen,
            differences: problems.map((one) => toDifference(one, expected, seen, sourceFor(seen, all))),
        };
    });
}
/** That a manifest does not verify is no second difference where the signature that it lacks is named. */
function isExplained({ kind, code, digest }, others) {
    if (kind !== 'signature-bad' || (code !== 'E_NOSIG' && code !== 'E_COVER'))
        return false;
    return others.some((one) => one.kind === 'signature-missing' && one.digest === digest);
}
/**
 * Where there is no tag, without a ledger, what all the others have under it. A registry whose tag alone is
 * wrong may have all of it by digest.
 */
function sourceFor(seen, all) {
    const [only, ...more] = new Set(all.flatMap(({ tagDigest }) => tagDigest ?? []));
    const wanted = seen.digest ?? (more.length === 0 ? only : undefined);
    const others = all.filter((one) => one !== seen);
    return [...others, seen].find((one) => isGood(one) && one.digest === wanted);
}
function tagProblems(expected, seen, all) {
    if (seen.obstacles.length > 0 && seen.tagDigest === undefined)
        return [];
    const { version, release, versionOf } = expected;
    const { tagDigest: found } = seen;
    const wanted = release?.digest ?? all.find(({ tagDigest }) => tagDigest !== undefined)?.tagDigest;
    if (found === undefined)
        return [missing(version, wanted)];
    if (wanted === undefined || found === wanted)
        return [];
    const other = versionOf(found);
    const where = { expected: wanted, found };
    if (other !== undefined) {
        const message = `the tag ${version} points to release ${other}, ${found}`;
        return [{ kind: 'rolled-back', code: 'E_ROLLBACK', message, ...where }];
    }
    return [{ kind: 'tag-moved', code: 'E_DRIFT', ...moved(expected, seen, found, all), ...where }];
}
function missing(version, wanted) {
    const message = `the tag ${version} does not exist, although the repository does`;
    return {
        kind: 'tag-missing',
        code: 'E_NOTFOUND',
        message,
        ...(wanted === undefined ? {} : { expected: wanted }),
    };
}
function moved({ version, release }, { elsewhere, problems, looked }, found, [first]) {
    if (release === undefined) {
        const signed = looked === 'nothing' ? '' : problems.length === 0 ? ', also signed' : '';
        const message = `the tag ${version} points to ${found}${signed}: another image than on ${first?.place.name}`;
        return {
            message,
            advice: 'without a ledger nobody knows which is right: find out before you mend',
        };
    }
    const signed = elsewhere === undefined
        ? ''
        : `, which is ${elsewhere}${elsewhere === 'signed' ? '' : ' as required'}`;
    const message = `the tag ${version} points to ${found}${signed}: no release of the ledger`;
    if (elsewhere !== 'signed')
        return { message };
    return { message, advice: 'somebody signed this with the key: find out who, before you mend' };
}
/**
 * The index is what the ledger says, and yet it lists something else: a mistake in the ledger, or in what
 * the state file says of the tree.
 */
function platformProblems({ version, release }, seen) {
    if (release === undefined || seen.manifests.length === 0)
        return [];
    const listed = new Set(seen.manifests.map(({ digest }) => digest));
    const platforms = Object.entries(release.platforms).filter(([, digest]) => !listed.has(digest));
    const told = new Set([...listed, ...platforms.map(([, digest]) => digest)]);
    const signed = new Set(release.signatures.map(({ manifest }) => manifest));
    return [
        ...platforms.map(([platform, digest]) => ({
            ...contradiction(digest),
            platform,
            message: `the ledger has another ${platform} in release ${version} than the index lists`,
        })),
        ...[...signed]
            .filter((digest) => !told.has(digest))
            .map((digest) => ({
            ...contradiction(digest),
            message: `the ledger has a signature of ${digest}, which the index of release ${version} does not list`,
        })),
    ];
}
function contradiction(digest) {
    return {
        kind: 'manifest-missing',
        code: 'E_COVER',
        digest,
        advice: 'check without the state file; if it is told again, correct the ledger: index and manifests do not belong together there',
        isMended: false,
    };
}
/** A blob without which a signature does not count is told of as that signature. */
function blobProblems({ blobs, lost }) {
    const told = new Set([...(lost?.values() ?? [])].flat());
    const missing = (blobs?.missing ?? []).filter((digest) => !told.has(digest));
    return missing.map((digest) => ({
        kind: 'blob-missing',
        code: 'E_NOTFOUND',
        digest,
        message: `the blob ${digest} is named by a manifest, but the registry does not have it`,
    }));
}
const usualAdvice = 'no other registry has all of it: bring it back from a backup, or release anew under another version';
function toDifference(problem, expected, seen, source) {
    const { version, release } = expected;
    const { place } = seen;
    const { kind, digest, code, message, advice, isMended: _, ...rest } = problem;
    const mend = mendFor(problem, expected, seen, source);
    const told = advice ?? (mend === undefined ? adviceFor(problem, release) : undefined);
    return {
        id: idOf(problem, place.name, version),
        kind,
        code,
        registry: place.name,
        ...(release === undefined && !isVersion(version) ? {} : { version }),
        tag: version,
        ...(digest === undefined ? {} : { digest }),
        ...rest,
        message,
        ...(mend === undefined ? {} : { mend }),
        ...(told === undefined ? {} : { advice: told }),
    };
}
/** What is found is part of it only where there may be several: the same difference keeps its id. */
function idOf({ kind, digest, expected, found }, registry, tag) {
    const part = digest === undefined ? '' : `@${digest}`;
    const signature = kind === 'signature-missing' ? expected : found;
    const isSignature = kind === 'signature-missing' || kind === 'signature-added';
    return `${kind}/${registry}:${tag}${part}${isSignature ? `#${shortened(signature)}` : ''}`;
}
/** An identity is one or two digests; the last one differs between signatures. */
function shortened(identity = '') {
    return identity.slice(identity.lastIndexOf(':') + 1).slice(0, 16);
}
function adviceFor({ kind }, release) {
    if (kind === 'signature-added') {
        return 'if you signed it again, put it into the ledger and mirror it; if not, the key may be in other hands';
    }
    if (kind === 'tag-moved' && release === undefined)
        return 'find out which registry is right';
    return usualAdvice;
}
function mendFor({ kind, isMended = true }, { version, release, command }, { place, tagDigest }, source) {
    const digest = source?.digest;
    if (source === undefined || digest === undefined || !isMended)
        return undefined;
    if (kind === 'signature-added')
        return undefined;
    // mirror puts signatures beside the image, and not where these are looked for.
    if (kind.startsWith('signature') && command.policy.signatureRepository !== undefined) {
        return undefined;
    }
    // Without a ledger nobody can say which side is right.
    if (kind === 'tag-moved' && release === undefined)
        return undefined;
    return mirrorCommand({
        ...command,
        source: source.place.registry.repository.name,
        digest,
        target: place.registry.repository.name,
        tag: version,
        moves: tagDigest !== undefined && tagDigest !== digest,
        deep: kind !== 'tag-missing' && kind !== 'tag-moved' && kind !== 'rolled-back',
    });
}
/** Of the ledger's releases, the highest with this digest: two may share one. */
export function versionsByDigest(releases) {
    const sorted = releases.toSorted((a, b) => compareVersions(a.version, b.version));
    return new Map(sorted.map(({ version, digest }) => [digest, version]));
}
