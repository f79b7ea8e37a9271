/** What a copy leaves where it is, or takes without understanding it: told before anything is written. */

import { finding } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import type { Inventory, LeftOut } from './content.ts';

export function remarks(
  { elsewhere, leftOut, unlisted, items }: Inventory,
  skipMissingReferrers: boolean,
): readonly Finding[] {
  const foreign = elsewhere.map((digest) =>
    // Clients ask elsewhere for them, and so the source need not have them (threat 43).
    finding('E_NOTFOUND', 'a foreign layer is not in the source, and stays where it is', {
      severity: 'note',
      digest,
    }),
  );
  const unreadable = [...items.values()]
    .filter(({ contents }) => contents.unreadable.length > 0)
    .map(({ digest, contents }) => {
      const fields = contents.unreadable.slice(0, 3).join(', ');
      const message = `a referrer was copied as it is, and what it names as ${fields} was not: there is no digest and size to copy by`;
      return finding('E_MANIFEST', message, { severity: 'warning', digest });
    });
  const missing = leftOut.map((one) =>
    one.why === 'not served' ? notServed(one, skipMissingReferrers) : ofAnother(one),
  );
  const unread = [...unlisted].map(([digest, why]) => {
    const message = `part of the source's list of referrers cannot be read, and nothing was copied for it: ${why}`;
    return finding('E_MANIFEST', message, { severity: 'warning', digest });
  });
  return [...foreign, ...unreadable, ...missing, ...unread];
}

function notServed({ digest, subject, artifactType }: LeftOut, isSkipped: boolean): Finding {
  const type = artifactType === undefined ? '' : ` of type ${artifactType}`;
  const what = `the source lists a referrer${type} for ${subject}, and does not have it: ${digest}`;
  if (isSkipped)
    return finding('E_COVER', `${what}; it was left out`, { severity: 'warning', digest });
  return finding('E_COVER', `${what} (skip-missing-referrers leaves such out)`, {
    digest,
    advice:
      'nothing was copied; push it to the source again, or leave it out with --skip-missing-referrers',
  });
}

function ofAnother({ digest, subject }: LeftOut): Finding {
  const message = `the source lists ${digest} as a referrer of ${subject}, and its subject is another: it is not copied for it`;
  return finding('E_CLAIM', message, { severity: 'note', digest });
}
