/** What the job produced, for runners that collect it (docs/adr/0014): later steps can attest it. */

import { appendFile } from 'node:fs/promises';
import { annotate } from './log.ts';

/**
 * `oci://REPOSITORY@DIGEST` (actions/runner, CreateArtifactsFileCommand.cs). A runner that does not offer
 * the file, or does not heed it, must not fail a release.
 */
export async function declareArtifact(
  pinned: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const file = env['GITHUB_ARTIFACTS'] ?? '';
  if (file === '') return;
  try {
    await appendFile(file, `oci://${pinned}\n`);
  } catch (error) {
    const message = (error as Error).message;
    annotate({ level: 'warning', title: 'The release is not listed as an artifact', message });
  }
}
