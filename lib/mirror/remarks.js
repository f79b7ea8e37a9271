/** What a copy leaves where it is, or takes without understanding it: told before anything is written. */
import { finding } from '../verify/finding.js';
export function remarks({ elsewhere, leftOut, items }, skipMissingReferrers) {
    const foreign = elsewhere.map((digest) => 
    // Clients ask elsewhere for them, and so the source need not have them (threat 43).
    finding('E_NOTFOUND', 'a foreign layer is not in the source, and stays where it is', {
        severity: 'note',
        digest,
    }));
    const unreadable = [...items.values()]
        .filter(({ contents }) => contents.unreadable.length > 0)
        .map(({ digest, contents }) => {
        const fields = contents.unreadable.slice(0, 3).join(', ');
        const message = `a referrer was copied as it is, and what it names as ${fields} was not: there is no digest and size to copy by`;
        return finding('E_MANIFEST', message, { severity: 'warning', digest });
    });
    const missing = leftOut.map((one) => one.why === 'not served' ? notServed(one, skipMissingReferrers) : ofAnother(one));
    return [...foreign, ...unreadable, ...missing];
}
function notServed({ digest, subject, artifactType }, isSkipped) {
    const type = artifactType === undefined ? '' : ` of type ${artifactType}`;
    const what = `the source lists a referrer${type} for ${subject}, and does not have it: ${digest}`;
    if (isSkipped)
        return finding('E_COVER', `${what}; it was left out`, { severity: 'warning', digest });
    return finding('E_COVER', `${what} (skip-missing-referrers leaves such out)`, {
        digest,
        advice: 'nothing was copied; push it to the source again, or leave it out with --skip-missing-referrers',
    });
}
function ofAnother({ digest, subject }) {
    const message = `the source lists ${digest} as a referrer of ${subject}, and its subject is another: it is not copied for it`;
    return finding('E_CLAIM', message, { severity: 'note', digest });
}
