/** One image signed: enumerate, leave alone what is signed, make, publish, verify what is served. */
import { isTrustError } from '../error.js';
import { cosignRepository, formatReference } from '../oci/reference.js';
import { checkReaders } from '../verify/demanded-readers.js';
import { finding, findingOf } from '../verify/finding.js';
import { outcomeFor } from '../verify/outcome.js';
import { readersOf } from '../verify/readable.js';
import { resolve } from '../verify/resolve.js';
import { allAtMost } from './all-at-most.js';
import { confirm } from './confirm.js';
import { makeSignature } from './make.js';
import { presentSignatures } from './present.js';
import { Progress } from './progress.js';
import { publish } from './publish.js';
import { refuseUnreadable } from './readable.js';
import { readSubjects } from './subjects.js';
/** Never throws for what a registry or a log does: that becomes a finding, with what stands where. */
export async function signImage(task, options, context) {
    const progress = new Progress();
    const errors = [];
    try {
        errors.push(...(await run(task, options, context, progress)));
    }
    catch (error) {
        if (!isTrustError(error))
            throw error;
        errors.push({ ...findingOf(error), advice: progress.advice() });
    }
    return toReport(task, progress, [...errors, ...checkReference(task, progress)]);
}
async function run({ reference }, options, context, progress) {
    const { repository, signatures, now, onPublished } = context;
    const root = await resolve(repository, reference);
    progress.resolved(root.digest);
    const nodes = await readSubjects(repository, root, options.recursive);
    const plans = await allAtMost(nodes, async (node) => ({
        node,
        ...(await presentSignatures(node, options, context)),
    }));
    for (const { node, signatures: present } of plans) {
        for (const format of options.formats)
            progress.planned({ node, format }, present.get(format));
    }
    const isWhole = options.recursive || nodes.every(({ role }) => role !== 'index');
    if (isWhole)
        progress.stood(plans);
    const refused = refuseUnreadable(plans, isWhole, options);
    if (refused.length > 0)
        return refused;
    const missing = progress.in('missing');
    // What was found a moment ago needs no second look.
    if (missing.length === 0 || options.dryRun === true)
        return [];
    const identity = options.identity ?? cosignRepository(reference);
    // All of it before any is published: a log that is down leaves nothing half-signed.
    const made = await allAtMost(missing, async (wanted) => {
        const one = await makeSignature(wanted, { options, identity, now });
        progress.made(wanted, one.logEntries);
        return one;
    });
    await publish(made, {
        ...{ repository: signatures, now },
        pause: (attempt) => context.pause(attempt),
        onPublished: ({ wanted }) => {
            progress.published(wanted);
            onPublished?.(progress.in('published').length, made.length);
        },
    });
    const confirmed = await confirm(nodes, options, context);
    if (isWhole)
        progress.stood(confirmed);
    return checkReaders(options.requireReadableBy ?? [], confirmed);
}
/** A tag is resolved once, but when it was given nobody knows what it will be then. */
function checkReference({ reference }, { root }) {
    const { tag = 'latest', digest } = reference;
    if (digest !== undefined || root === undefined)
        return [];
    return [
        finding('E_ROLLBACK', `the tag ${tag} was resolved once, to ${root}`, {
            severity: 'warning',
            advice: 'sign by the digest that your build gave: a tag can be moved in between',
        }),
    ];
}
function toReport({ text, reference }, progress, findings) {
    const { registry, path } = reference;
    const name = formatReference(reference);
    const errors = findings.filter(({ severity }) => severity === 'error');
    const digest = progress.root;
    return {
        reference: text,
        name,
        ...(digest === undefined
            ? {}
            : { digest, pinned: formatReference({ registry, path, digest }) }),
        outcome: outcomeFor(errors.map(({ code }) => code)),
        manifests: progress.manifests(),
        readers: readersOf(progress.stands.map(({ stand }) => stand)),
        findings: findings.map((one) => ({ ...one, image: name })),
    };
}
