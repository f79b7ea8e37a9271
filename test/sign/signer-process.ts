/** A signing run in a process of its own, to be killed. Reads its orders from argv, the key from the environment. */

import { parseReference } from '../../src/oci/reference.ts';
import { createWritingClient } from '../../src/registry/writing-client.ts';
import { signImages } from '../../src/sign/sign.ts';
import type { SignatureFormat } from '../../src/signature/format.ts';
import { rekorV1 } from '../../src/transparency/rekor-v1.ts';
import { parseTrustedRoot } from '../../src/transparency/trusted-root.ts';
import { connection } from '../support/connection.ts';
import { openKey } from './support.ts';

export interface Orders {
  readonly reference: string;
  readonly formats: readonly SignatureFormat[];
  readonly logUrl: string;
  /** JSON */
  readonly trustedRoot: string;
}

const { reference, formats, logUrl, trustedRoot }: Orders = JSON.parse(process.argv[2] ?? '');
const made = connection();
const { transport, pause } = made;
const { outcome } = await signImages(
  [{ text: reference, reference: parseReference(reference) }],
  {
    signer: { kind: 'key', key: await openKey(process.env['TEST_KEY']) },
    formats,
    annotations: {},
    logs: [rekorV1(logUrl, transport)],
    timestamps: [],
    trustedRoot: parseTrustedRoot(Buffer.from(trustedRoot), 'test root'),
    recursive: true,
  },
  {
    registry: createWritingClient(made),
    now: () => new Date(),
    pause,
    tool: { name: 'test', version: '0' },
  },
);
transport.close();
process.stdout.write(outcome);
