/** Renders a table of the identities in the certificates of good signatures, with links to the runs that signed. */

import type { IdentitySigner } from '../../signature/signer.ts';
import { signerId } from '../../signature/signer.ts';
import type { VerifyReport } from '../../verify/report.ts';
import { code, type Html, html, join, stacked } from '../html.ts';
import { table } from '../markup.ts';
import { shortDigest } from '../words.ts';
import { goodSignatures } from './facts.ts';

/** Nothing if only keys have signed. */
export function signedByTable(report: VerifyReport): Html | undefined {
  const signers = identitiesOf(report);
  if (signers.length === 0) return undefined;
  return table(
    // More columns do not fit into a job summary: the name alone takes half of its width.
    ['Signer', 'Run'],
    signers.map((signer) => {
      const { identity, issuer, claims = {} } = signer;
      const repository = claims['source-repository'];
      return [
        stacked([code(identity, 400), html`issuer ${code(issuer, 300)}`, sourceOf(claims)]),
        stacked([
          runOf(repository, claims['run-invocation']),
          triggerOf(claims['build-trigger'] ?? claims['github-workflow-trigger']),
          runnerOf(claims['runner-environment']),
        ]),
      ];
    }),
  );
}

type Claims = NonNullable<IdentitySigner['claims']>;

/** Repository, ref and commit. */
function sourceOf(claims: Claims): Html | undefined {
  const repository = claims['source-repository'];
  const parts = [
    linked(repository, repository, shortRepository(repository)),
    refOf(repository, claims['source-ref'] ?? claims['github-workflow-ref']),
    commitOf(repository, claims['source-digest'] ?? claims['github-workflow-sha']),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : html`source ${join(parts, html`, `)}`;
}

/** Each run once. */
export function identitiesOf({ images }: VerifyReport): readonly IdentitySigner[] {
  const good = images.flatMap(({ manifests }) => manifests).flatMap(goodSignatures);
  const found = new Map(
    good.flatMap(({ signer }) =>
      signer?.kind === 'identity'
        ? [[`${signerId(signer)} ${signer.claims?.['run-invocation']}`, signer] as const]
        : [],
    ),
  );
  return [...found.values()];
}

const onGithub = /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+$/;

/** Links only to pages of the repository on github.com, because the text of a certificate is untrusted. */
function linked(
  repository: string | undefined,
  url: string | undefined,
  shown = url,
): Html | undefined {
  if (shown === undefined) return undefined;
  const isOwn =
    repository !== undefined &&
    url !== undefined &&
    onGithub.test(repository) &&
    (url === repository || url.startsWith(`${repository}/`)) &&
    /^[\w:/.-]+$/.test(url) &&
    !url.includes('/..');
  return isOwn ? html`<a href="${url}">${code(shown, 300)}</a>` : code(shown, 300);
}

/** `webdis/webdis` for a repository on github.com. */
function shortRepository(repository: string | undefined): string | undefined {
  const isThere = repository !== undefined && onGithub.test(repository);
  return isThere ? new URL(repository).pathname.slice(1) : repository;
}

function refOf(repository: string | undefined, ref: string | undefined): Html | undefined {
  const name = /^refs\/(?:heads|tags)\/(.+)$/.exec(ref ?? '')?.[1];
  return linked(repository, name === undefined ? undefined : `${repository}/tree/${name}`, ref);
}

function commitOf(repository: string | undefined, commit: string | undefined): Html | undefined {
  if (commit === undefined) return undefined;
  const isHash = /^[0-9a-f]{40,64}$/.test(commit);
  const url = isHash ? `${repository}/commit/${commit}` : undefined;
  return html`commit ${linked(repository, url, isHash ? shortDigest(commit) : commit)}`;
}

function runOf(repository: string | undefined, run: string | undefined): Html | undefined {
  if (run === undefined) return undefined;
  const number = /\/actions\/runs\/([0-9]+)/.exec(run)?.[1];
  return html`run ${linked(repository, run, number ?? run)}`;
}

function triggerOf(trigger: string | undefined): Html | undefined {
  if (trigger === undefined) return undefined;
  return trigger === 'pull_request_target'
    ? html`started by ${code(trigger)}: anyone who opens a pull request may have chosen what it built`
    : html`started by ${code(trigger, 100)}`;
}

function runnerOf(environment: string | undefined): Html | undefined {
  if (environment === undefined) return undefined;
  return environment === 'self-hosted'
    ? html`runner ${code(environment)}: GitHub does not vouch for that machine`
    : html`runner ${code(environment, 100)}`;
}
