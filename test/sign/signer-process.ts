/** A signing run in a process of its own, to be killed. Reads its orders from argv, the key from the environment. */

import { createTransport } from '../../src/http/transport.ts';
import { parseReference } from '../../src/oci/reference.ts';
import { createWritingClient } from '../../src/registry/writing-client.ts';
import type { SignatureFormat } from '../../src/sign/report.ts';
import { signImages } from '../../src/sign/sign.ts';
import { rekorV1 } from '../../src/transparency/rekor-v1.ts';
import { parseTrustedRoot } from '../../src/transparency/trusted-root.ts';
import { FakeClock } from '../support/transport.ts';
import { openKey } from './support.ts';

export interface Orders {
  readonly reference: string;
  readonly formats: readonly SignatureFormat[];
  readonly logUrl: string;
  /** JSON */
  readonly trustedRoot: string;
}

const { reference, formats, logUrl, trustedRoot }: Orders = JSON.parse(process.argv[2] ?? '');
const clock = new FakeClock();
const transport = createTransport({
  clock,
  random: () => 0.5,
  signal: new AbortController().signal,
  budget: 600_000,
  insecureHosts: new Set(),
  proxyFor: () => undefined,
  userAgent: 'test',
});
const pause = async () => {};
const credentials = { find: async () => undefined };
const client = { transport, clock, credentials, insecureHosts: new Set<string>(), pause };
const { outcome } = await signImages(
  [{ text: reference, reference: parseReference(reference) }],
  {
    key: await openKey(process.env['TEST_KEY']),
    formats,
    annotations: {},
    logs: [rekorV1(logUrl, transport)],
    timestamps: [],
    trustedRoot: parseTrustedRoot(Buffer.from(trustedRoot), 'test root'),
    recursive: true,
  },
  {
    registry: createWritingClient(client),
    now: () => new Date(),
    pause,
    tool: { name: 'test', version: '0' },
  },
);
transport.close();
process.stdout.write(outcome);
