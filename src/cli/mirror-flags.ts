/** The flags of `mirror`. */

import type { Flag } from './arguments.ts';
import { common, connection, type FlagGroups, held, json } from './flags.ts';

const source: readonly Flag[] = [
  {
    name: 'require',
    value: 'WORD',
    help: 'verified: index and every platform verify with the key; signed: each carries a signature, whoever made it; none: as it is (default: verified with a key, signed without)',
  },
  {
    name: 'key',
    value: 'KEY',
    multiple: true,
    help: 'public key: a path, env://NAME, or an https URL with its fingerprint; of several, any may have signed; require verified without it is about the key of Webdis',
  },
  ...held,
  {
    name: 'signature-repository',
    value: 'REPOSITORY',
    help: 'where the signatures of SOURCE live, if not beside it; each TARGET has them beside it',
  },
  {
    name: 'skip-missing-referrers',
    help: 'leave out referrers that SOURCE lists and does not have, with a warning',
  },
];

const target: readonly Flag[] = [
  {
    name: 'on-conflict',
    value: 'WORD',
    cosign: ['force', 'f'],
    help: 'what to do if the tag points to another image there: fail (default), before anything is copied; keep: copy and leave the tag; overwrite: move it, last of all',
  },
  { name: 'no-tag', help: 'copy, and tag nothing' },
  { name: 'dry-run', help: 'write nothing, and tell what each TARGET lacks' },
  {
    name: 'deep',
    help: 'look at every blob, also where tag and lists say that nothing is missing',
  },
];

const timeout: Flag = {
  name: 'timeout',
  value: 'SECONDS',
  help: 'for the whole run, waiting for rate limits included (default: 3600)',
};

export const mirrorFlags: FlagGroups = {
  'What SOURCE must be': source,
  'What becomes of each TARGET': target,
  Registries: connection.map((flag) => (flag.name === timeout.name ? timeout : flag)),
  Output: [
    json,
    { name: 'report', value: 'FILE', help: 'write the JSON report there' },
    { name: 'quiet', short: 'q', help: 'nothing on stderr when everything is mirrored' },
    ...common,
  ],
};
