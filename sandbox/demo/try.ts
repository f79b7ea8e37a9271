/** Commands to try while the demo keeps its registries. */

import { children } from './acts.ts';
import { held, next, repository, type Stage, tag } from './stage.ts';

export function toTry(stage: Stage): string {
  const { hub, ecr, log, folder } = stage;
  const [one, two] = [hub, ecr].map(({ host }) => `${host}/${repository}`);
  const trust = '--key webdis.pub --trusted-root trusted-root.json';
  const lost = children(stage)[1]?.digest ?? '';
  const signature = lost.replace(':', '-');
  return `The registries run until you press Ctrl+C. In another terminal:

  cd ${folder}

Verify a release on both registries, show its signatures, and compare all releases:
  webdis-trust verify ${trust} ${one}:${next} ${two}:${next}
  webdis-trust tree ${trust} ${one}:${next}
  webdis-trust drift check ${trust} --ledger releases.json --image ${one},${two}

Delete a signature of ${tag} on the second registry, and verify again:
  curl -X DELETE http://${ecr.host}/v2/${repository}/manifests/${signature}.sig
  webdis-trust verify ${trust} --parity true ${one}:${tag} ${two}:${tag}

Copy it back:
  webdis-trust mirror --deep ${trust} ${one}:${tag} ${two}:${tag}

Copy the release to a folder, and verify it there:
  webdis-trust mirror ${trust} ${one}:${tag} oci:copy
  webdis-trust verify ${trust} oci:copy

Sign it with another key, too:
  COSIGN_PASSWORD= webdis-trust keygen --output-key-prefix mine
  COSIGN_PASSWORD= webdis-trust sign --key mine.key --rekor-url ${log.url} \\
      --trusted-root trusted-root.json ${one}@${held(hub).tags.get(tag)}

`;
}
