/**
 * Makes the provenance of an image that a GitHub workflow built, in the format of actions/attest-build-provenance
 * (actions.github.io/buildtypes/workflow/v1): all but the server's address comes from the claims of the run's token.
 */

import type { AttestationRequirement } from '../attestation/requirement.ts';
import { TrustError } from '../error.ts';
import type { GithubRun } from '../identity/token.ts';
import type { Predicate } from '../signature/make-bundle.ts';

const type = 'https://slsa.dev/provenance/v1';

/**
 * Throws E_INPUT if the workflow is not in the repository of the token.
 *
 * @param server the variable GITHUB_SERVER_URL; it counts if the token is of that server
 */
export function githubProvenance(run: GithubRun, server?: string): Predicate {
  const { repository, path, ref, builder } = workflowOf(run, server);
  const predicate = {
    buildDefinition: {
      buildType: 'https://actions.github.io/buildtypes/workflow/v1',
      externalParameters: { workflow: { ref, repository, path } },
      internalParameters: {
        github: {
          event_name: run.event_name,
          repository_id: run.repository_id,
          repository_owner_id: run.repository_owner_id,
          runner_environment: run.runner_environment,
        },
      },
      resolvedDependencies: [
        { uri: `git+${repository}@${run.ref}`, digest: { gitCommit: run.sha } },
      ],
    },
    runDetails: {
      builder: { id: builder },
      metadata: {
        invocationId: `${repository}/actions/runs/${run.run_id}/attempts/${run.run_attempt}`,
      },
    },
  };
  const text = JSON.stringify(predicate);
  // A repeated run makes the same provenance, except for the attempt.
  const sameRun = (one: string) => one.replace(/(\/actions\/runs\/\d+)\/attempts\/\d+"/, '$1"');
  const isMetBy = (other: Uint8Array) => sameRun(Buffer.from(other).toString()) === sameRun(text);
  return { type, bytes: Buffer.from(text), isMetBy };
}

/** The requirement that this provenance satisfies: one on every manifest, with the same facts. */
export function provenanceRequirement(run: GithubRun, server?: string): AttestationRequirement {
  const { repository, ref, builder } = workflowOf(run, server);
  return {
    ...{ text: 'slsaprovenance1 on=all', type, on: 'all' },
    facts: new Map([
      ['builder', builder],
      ['source-repository', repository],
      ['source-ref', ref],
      ['source-digest', run.sha],
    ]),
  };
}

/** `OWNER/REPO/.github/workflows/FILE.yml@REF` */
function workflowOf(
  { servers, repository, workflow_ref: workflow, job_workflow_ref: job }: GithubRun,
  variable: string | undefined,
) {
  const server = servers.find((one) => one === variable) ?? servers[0];
  const [file = '', ...ref] = workflow.split('@');
  if (!file.startsWith(`${repository}/`) || ref.length === 0) {
    const message = 'provenance: the identity token names a workflow of another repository';
    throw new TrustError('E_INPUT', message);
  }
  return {
    repository: `${server}/${repository}`,
    path: file.slice(repository.length + 1),
    ref: ref.join('@'),
    builder: `${server}/${job}`,
  };
}
