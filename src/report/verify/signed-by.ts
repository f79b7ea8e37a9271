/** Whom the certificates of good signatures name, and the run that signed: a table with links. */

import type { IdentitySigner } from '../../signature/signer.ts';
import { signerId } from '../../signature/signer.ts';
import type { VerifyReport } from '../../verify/report.ts';
import { code, type Html, html } from '../html.ts';
import { table } from '../markup.ts';
import { shortDigest } from '../words.ts';
import { goodSignatures } from './facts.ts';

/** Nothing if only keys have signed. */
export function signedByTable(report: VerifyReport): Html | undefined {
  const signers = identitiesOf(report);
  if (signers.length === 0) return undefined;
  return table(
    ['Signer', 'Repository', 'Ref', 'Commit', 'Run', 'Runner'],
    signers.map((signer) => {
      const { identity, issuer, claims = {} } = signer;
      const repository = claims['source-repository'];
      return [
        html`${code(identity, 400)}<br>issuer ${code(issuer, 300)}`,
        linked(repository, repository),
        refCell(repository, claims['source-ref'] ?? claims['github-workflow-ref']),
        commitCell(repository, claims['source-digest'] ?? claims['github-workflow-sha']),
        runCell(repository, claims['run-invocation'], triggerOf(claims)),
        runnerCell(claims['runner-environment']),
      ];
    }),
  );
}

/** Each run once. */
function identitiesOf({ images }: VerifyReport): readonly IdentitySigner[] {
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

type Claims = NonNullable<IdentitySigner['claims']>;

function triggerOf(claims: Claims): string | undefined {
  return claims['build-trigger'] ?? claims['github-workflow-trigger'];
}

const onGithub = /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+$/;

/** A link only to a place of the repository on github.com: what a certificate says is a text of others. */
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

function refCell(repository: string | undefined, ref: string | undefined): Html | undefined {
  const name = /^refs\/(?:heads|tags)\/(.+)$/.exec(ref ?? '')?.[1];
  return linked(repository, name === undefined ? undefined : `${repository}/tree/${name}`, ref);
}

function commitCell(repository: string | undefined, commit: string | undefined): Html | undefined {
  if (commit === undefined) return undefined;
  const isHash = /^[0-9a-f]{40,64}$/.test(commit);
  const url = isHash ? `${repository}/commit/${commit}` : undefined;
  return linked(repository, url, isHash ? shortDigest(commit) : commit);
}

function runCell(
  repository: string | undefined,
  run: string | undefined,
  trigger: string | undefined,
): Html | undefined {
  const number = /\/actions\/runs\/([0-9]+)/.exec(run ?? '')?.[1];
  const link = linked(repository, run, number ?? run);
  if (trigger === undefined) return link;
  const started =
    trigger === 'pull_request_target'
      ? html`${code(trigger)}: anyone who opens a pull request may have chosen what it built`
      : code(trigger, 100);
  return html`${link}${link && html`<br>`}started by ${started}`;
}

function runnerCell(environment: string | undefined): Html | undefined {
  if (environment === undefined) return undefined;
  return environment === 'self-hosted'
    ? html`${code(environment)}: GitHub does not vouch for that machine`
    : code(environment, 100);
}
