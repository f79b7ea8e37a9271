/** The options of `drift` and its subcommands. */

import { parseShard } from '../drift/shard.ts';
import { TrustError } from '../error.ts';
import { isVersion } from '../ledger/version.ts';
import { formatRepository, parseRepository, type Repository } from '../oci/reference.ts';
import { connection, timeouts } from './connection.ts';
import { argumentsOf, listOf } from './lists.ts';
import { amend, group, option, requiredUnless, type ValuesOf } from './option.ts';
import * as output from './output.ts';
import { trust } from './trust.ts';
import { boolean, count, password, path, repository, tag, text, word } from './types.ts';

const shard = {
  ...word('N/M', (given) => {
    try {
      return parseShard(given);
    } catch (error) {
      throw new TrustError('E_INPUT', (error as Error).message);
    }
  }),
};

const version = word('VERSION', (given) => {
  if (isVersion(given)) return given;
  throw new TrustError('E_INPUT', `${JSON.stringify(given)} is not a version such as 0.1.24`);
});

/** The action checks Webdis by default. */
const usualImages = ['nicolas/webdis', 'public.ecr.aws/nicolas/webdis'];

const images = option({
  type: listOf(repository),
  required: true,
  flag: 'image',
  library: 'argument',
  example: usualImages.join(','),
  inputDefault: usualImages.join('\n'),
  help: 'Repositories that have the same releases; fix commands copy from the first',
});

const ledger = option({
  type: path,
  help: 'Path of the ledger, the reviewed list of releases, which drift init writes',
});

const state = option({
  type: path,
  help: 'Path of a file that keeps results between runs, to need fewer requests for unchanged images and to count failures',
});

const badge = option({
  type: path,
  library: false,
  help: 'Write the badge to this file, for shields.io/endpoint',
});

/** Each ledger names its images, and whose signatures are accepted. */
const ledgers = option({
  type: listOf(path),
  library: false,
  help: 'Directory of ledgers, or paths of several ledgers, to check many images in one run; each ledger names its images and signers',
});

const check = group('Releases', {
  images: requiredUnless(images, 'ledgers'),
  ledger: amend(ledger, { excludes: ['tags', 'ledgers'] }),
  ledgers,
  tags: option({
    type: listOf(tag),
    default: [],
    flag: 'tag',
    excludes: ['ledgers'],
    help: 'Tags to compare and verify, if there is no ledger',
  }),
  blobs: option({
    type: boolean,
    default: false,
    help: 'Check every blob, with a request for each',
  }),
  fullEvery: option({
    type: count,
    default: 7,
    inputDefault: '7',
    help: 'Check each release in full in every Nth run; in the other runs, only its tag and the signatures of its index. Without a state file, every check is full',
  }),
  shard: option({ type: shard, help: 'Part of the ledger to check, such as 2/4' }),
  state,
});

export const driftOptions = {
  ...check,
  ...trust,
  ...connection(timeouts.copy),
  ...group('Output', {
    ...output.formatsWithSarif,
    report: output.report,
    page: output.page,
    badge,
    summary: output.summary,
    quiet: output.quiet,
    color: output.color,
    requiredInputs: output.requiredInputs,
  }),
  ...group('GitHub', {
    merge: option({
      type: text('DIRECTORY'),
      flag: false,
      library: false,
      help: 'Directory with the reports of all parts, to merge them instead of checking',
    }),
    unreachableAfter: option({
      type: count,
      default: 3,
      inputDefault: '3',
      library: false,
      help: 'Number of unreachable runs in a row after which the job fails and an issue is opened; without a state file, the first one fails',
    }),
    issues: option({
      type: boolean,
      default: true,
      flag: false,
      library: false,
      help: 'Open, update and close one issue for each registry, release and kind of difference',
    }),
    issuesOf: option({
      type: text('OWNER/REPO'),
      flag: 'issues',
      input: false,
      library: false,
      help: 'Open, update and close issues in this repository, with GITHUB_TOKEN or GH_TOKEN',
    }),
    issueLabels: option({
      type: listOf(text('LABEL')),
      default: [],
      flag: 'issue-label',
      library: false,
      help: 'Labels of new issues, in addition to drift',
    }),
    issueAssignees: option({
      type: listOf(text('LOGIN')),
      default: [],
      flag: 'issue-assignee',
      library: false,
      help: 'Users to assign to new issues',
    }),
    githubToken: option({
      type: text('TOKEN'),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions
      inputDefault: '${{ github.token }}',
      flag: false,
      library: false,
      help: 'Token for issues, with the permission issues: write',
    }),
    notifyUrl: option({
      type: password,
      library: false,
      help: 'URL of a webhook, such as of Slack, that gets the verdict as JSON when it changes',
    }),
  }),
};

export type DriftValues = ValuesOf<typeof driftOptions>;

export const driftInitOptions = {
  ...group('Ledger', {
    images,
    from: option({
      type: version,
      required: true,
      example: '0.1.24',
      help: 'Lowest version to add to the ledger',
    }),
    output: option({
      type: path,
      required: true,
      example: 'releases.json',
      help: 'Path of the ledger to write',
    }),
    force: option({ type: boolean, default: false, help: 'Overwrite an existing file' }),
  }),
  ...trust,
  ...connection(timeouts.copy),
  ...group('Output', { color: output.color }),
};

export type DriftInitValues = ValuesOf<typeof driftInitOptions>;

export const driftAddOptions = {
  version: option({
    type: version,
    required: true,
    positional: true,
    example: '0.1.25',
    help: 'Version to add, which is also the tag',
  }),
  ...group('Ledger', {
    ledger: option({
      type: path,
      required: true,
      example: 'releases.json',
      help: 'Path of the ledger to add the release to; the file is created if it does not exist',
    }),
    images: option({
      type: listOf(repository),
      flag: 'image',
      defaultHelp: 'the images in the ledger',
      help: 'Repositories that have the release; the entry is made from the first',
    }),
    force: option({
      type: boolean,
      default: false,
      help: 'Replace the entry of a version that has another digest in the ledger',
    }),
  }),
  ...trust,
  ...connection(timeouts.copy),
  ...group('Output', { color: output.color }),
};

export type DriftAddValues = ValuesOf<typeof driftAddOptions>;

/** GitHub runs at most 256 jobs of a matrix. */
const mostShards = 256;

export const driftPlanOptions = group('Flags', {
  shards: option({
    type: word('N', (given) => {
      const number = count.parse(given);
      if (number <= mostShards) return number;
      throw new TrustError('E_INPUT', `a matrix has at most ${mostShards} jobs`);
    }),
    required: true,
    example: '4',
    help: 'Number of parts',
  }),
  ledger: amend(ledger, {
    help: 'Path of the ledger, to limit the parts to the number of releases',
  }),
  ledgers: amend(ledgers, {
    help: 'Directory or paths of ledgers, to limit the parts to the number of ledgers',
    excludes: ['ledger'],
  }),
});

export const driftMergeOptions = {
  reports: option({
    type: argumentsOf(text('REPORT')),
    required: true,
    positional: true,
    example: 'part-1.json part-2.json',
    help: 'Reports of all parts',
  }),
  ...group('Flags', {
    ledger: amend(ledger, { help: 'Path of the ledger that the parts must have checked' }),
    ledgers: amend(ledgers, {
      help: 'Directory or paths of the ledgers that the parts must have checked',
      excludes: ['ledger', 'images'],
    }),
    images: option({
      type: listOf(repository),
      flag: 'image',
      help: 'Repositories that the parts must have checked, in this order',
    }),
    state,
    ...output.formatsWithSarif,
    report: output.report,
    page: output.page,
    badge,
    quiet: output.quiet,
    color: output.color,
  }),
};

export const driftPageOptions = {
  report: option({
    type: text('REPORT'),
    required: true,
    positional: true,
    example: 'drift.json',
    help: 'Report of a check',
  }),
  ...group('Flags', {
    state,
    output: option({ type: path, defaultHelp: 'stdout', help: 'Path of the page' }),
    badge,
  }),
};

/** Whether the user gave images: the action's input always has a value. */
export function namesImages({ images }: { readonly images: readonly Repository[] }): boolean {
  const names = usualImages.map((name) => formatRepository(parseRepository(name)));
  return images !== undefined && images.map(formatRepository).join() !== names.join();
}
