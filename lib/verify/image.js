/** The report about one image: resolve, read the tree, a verdict for each manifest, coverage. */
import { isTrustError } from '../error.js';
import { readTree } from '../image/tree.js';
import { formatPlatform } from '../oci/platform.js';
import { cosignRepository, formatReference, } from '../oci/reference.js';
import { checkPlatforms, checkPresence, checkSingleImage } from './coverage.js';
import { findingOf } from './finding.js';
import { verdictFor } from './manifest.js';
import { mapAtMost } from './map-at-most.js';
import { outcomeFor } from './outcome.js';
import { checkExpectedDigest, compareTag, resolve } from './resolve.js';
import { compareVersion } from './version.js';
import { releaseNote } from './webdis.js';
/** Never throws for what a registry does: that becomes a finding. */
export async function verifyImage(task, context) {
    const { repository, policy } = context;
    const findings = [];
    let digest;
    let manifests = [];
    try {
        const stored = await resolve(repository, task.reference);
        digest = stored.digest;
        findings.push(...checkExpectedDigest(digest, policy.digest));
        const tree = await readTree(repository, stored);
        const [verdicts, covered, tag] = await Promise.all([
            verdictsFor(tree, context),
            checkCoverage(tree, context),
            compareTag(repository, task.reference),
        ]);
        const covering = verdicts.map((verdict) => withCoverage(verdict, covered));
        manifests = covering.map(({ report }) => report);
        findings.push(...covering.flatMap((verdict) => verdict.findings), ...covered.findings, ...tag);
        findings.push(...compareVersion(task.reference, manifests[0]));
    }
    catch (error) {
        if (!isTrustError(error))
            throw error;
        findings.push(findingOf(error));
    }
    findings.push(...releaseNote(task.reference, findings));
    return toReport(task, digest, manifests, findings);
}
/** Enough to keep a registry busy; the others' signature manifests need not be in memory yet. */
const manifestsAtOnce = 16;
function verdictsFor({ nodes }, context) {
    let done = 0;
    return mapAtMost(manifestsAtOnce, nodes, async (node) => {
        const verdict = await verdictFor(node, context);
        done += 1;
        context.onManifest?.(done, nodes.length);
        return verdict;
    });
}
async function checkCoverage(tree, context) {
    const { repository, policy } = context;
    if (tree.root.kind === 'image') {
        const { findings, platform } = await checkSingleImage(repository, tree, tree.root, policy.platforms);
        const named = platform === undefined ? {} : { platform: formatPlatform(platform) };
        return { findings, absent: new Set(), ...named };
    }
    const [presence, platforms] = await Promise.all([
        checkPresence(repository, tree),
        checkPlatforms(repository, tree, policy.platforms),
    ]);
    return { findings: [...presence.findings, ...platforms], absent: presence.absent };
}
/** What coverage found about a manifest, in its report. */
function withCoverage(verdict, { absent, platform }) {
    const { report, findings } = verdict;
    if (absent.has(report.digest)) {
        // One finding says that it is not there; that nobody signed it is no news then.
        const others = report.signatures.length === 0 ? [] : findings;
        return { report: { ...report, outcome: 'rejected', code: 'E_NOTFOUND' }, findings: others };
    }
    if (report.role !== 'image' || platform === undefined)
        return verdict;
    return { report: { ...report, platforms: [platform] }, findings };
}
function toReport({ text, reference }, digest, manifests, findings) {
    const { registry, path, tag } = reference;
    const name = formatReference(reference);
    const errors = findings.filter(({ severity }) => severity === 'error');
    return {
        reference: text,
        name,
        cosignName: cosignRepository(reference) + name.slice(`${registry}/${path}`.length),
        registry,
        repository: path,
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined
            ? {}
            : { digest, pinned: formatReference({ registry, path, digest }) }),
        outcome: outcomeFor(errors.map(({ code }) => code)),
        manifests,
        findings: findings.map((found) => ({ ...found, image: name })),
    };
}
