/**
 * The provenance of an image that a workflow of GitHub built, as actions/attest-build-provenance writes it
 * (actions.github.io/buildtypes/workflow/v1): everything in it comes from the claims of the run's identity token.
 */

import type { AttestationRequirement } from '../attestation/requirement.ts';
import { TrustError } from '../error.ts';
import type { GithubRun } from '../identity/token.ts';
import type { Predicate } from '../signature/make-bundle.ts';

const type = 'https://slsa.dev/provenance/v1';

export function githubProvenance(run: GithubRun): Predicate {
  const { repository, path, ref } = workflowOf(run);
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
      builder: { id: builderOf(run) },
      metadata: {
        invocationId: `${repository}/actions/runs/${run.run_id}/attempts/${run.run_attempt}`,
      },
    },
  };
  return { type, bytes: Buffer.from(JSON.stringify(predicate)) };
}

/** What a reader can require of this provenance: that it stands on every manifest, and says the same. */
export function provenanceRequirement(run: GithubRun): AttestationRequirement {
  const { repository, ref } = workflowOf(run);
  return {
    ...{ text: 'slsaprovenance1 on=all', type, on: 'all' },
    facts: new Map([
      ['builder', builderOf(run)],
      ['source-repository', repository],
      ['source-ref', ref],
      ['source-digest', run.sha],
    ]),
  };
}

function builderOf({ server, job_workflow_ref: workflow }: GithubRun): string {
  return `${server}/${workflow}`;
}

/** `OWNER/REPO/.github/workflows/FILE.yml@REF` */
function workflowOf({ server, repository, workflow_ref: workflow }: GithubRun) {
  const [file = '', ...ref] = workflow.split('@');
  if (!file.startsWith(`${repository}/`) || ref.length === 0) {
    const message = 'provenance: the identity token names a workflow of another repository';
    throw new TrustError('E_INPUT', message);
  }
  return {
    repository: `${server}/${repository}`,
    path: file.slice(repository.length + 1),
    ref: ref.join('@'),
  };
}
