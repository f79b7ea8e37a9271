/** The flags of `drift` and its verbs. */

import type { Flag } from './arguments.ts';
import { common, connection, type FlagGroups, held, json } from './flags.ts';

const images: Flag = {
  name: 'images',
  value: 'REPOSITORY,…',
  multiple: true,
  help: 'repositories that should carry the same releases; the first is what others are mended from',
};

const trust: readonly Flag[] = [
  {
    name: 'key',
    value: 'KEY',
    multiple: true,
    help: 'public key: a path, env://NAME, or an https URL with its fingerprint; of several, any may have signed (default: the key of Webdis)',
  },
  ...held,
  {
    name: 'signature-repository',
    value: 'REPOSITORY',
    help: 'where signatures live, if not beside each image',
  },
];

const timeout: Flag = {
  name: 'timeout',
  value: 'SECONDS',
  help: 'for the whole run, waiting for rate limits included (default: 3600)',
};
const registries = connection.map((flag) => (flag.name === timeout.name ? timeout : flag));

const state = (about: string): Flag => ({ name: 'state', value: 'FILE', help: about });
const rendered: readonly Flag[] = [
  { name: 'page', value: 'FILE', help: 'write the status page there, as HTML' },
  { name: 'badge', value: 'FILE', help: 'write the badge there, for shields.io/endpoint' },
];
const published: readonly Flag[] = [
  json,
  { name: 'report', value: 'FILE', help: 'write the JSON report there' },
  ...rendered,
  { name: 'quiet', short: 'q', help: 'nothing on stderr when all is as released' },
  ...common,
];

export const driftCheckFlags: FlagGroups = {
  'What is looked at': [
    { name: 'ledger', value: 'FILE', help: 'what was released; drift init writes one' },
    images,
    {
      name: 'tags',
      value: 'TAG,…',
      multiple: true,
      help: 'instead of a ledger: compared and verified, without knowing what is right',
    },
    { name: 'blobs', help: 'ask for every blob as well' },
    { name: 'shard', value: 'N/M', help: 'look at one part of so many, such as 2/4' },
    state(
      'read what the last run verified, and write it again: unchanged images cost few requests, and unknown tags count when they are seen twice',
    ),
  ],
  'Whose signatures count': trust,
  Registries: registries,
  Output: published,
};

export const driftInitFlags: FlagGroups = {
  'What is looked at': [
    images,
    { name: 'from', value: 'VERSION', help: 'the lowest version that is to be in the ledger' },
    { name: 'output', value: 'FILE', help: 'where the ledger is written' },
    { name: 'force', help: 'write over a file that is there' },
  ],
  'Whose signatures count': trust,
  Registries: registries,
  Output: common,
};

export const driftPlanFlags: FlagGroups = {
  Flags: [
    { name: 'shards', value: 'N', help: 'how many parts' },
    {
      name: 'ledger',
      value: 'FILE',
      help: 'parts that would have no release of it are left out of the count',
    },
    ...common,
  ],
};

export const driftMergeFlags: FlagGroups = {
  Flags: [state('the history of merged reports, read and written again'), ...published],
};

export const driftPageFlags: FlagGroups = {
  Flags: [
    state('the state file with the history'),
    { name: 'output', value: 'FILE', help: 'where the page is written (default: stdout)' },
    { name: 'badge', value: 'FILE', help: 'write the badge there, for shields.io/endpoint' },
    ...common,
  ],
};
