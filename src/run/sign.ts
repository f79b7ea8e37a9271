/** One signing run, from options to report: the same for the terminal and the library. */

import { backoff } from '../http/backoff.ts';
import type { SignValues } from '../options/sign.ts';
import { createWritingClient } from '../registry/writing-client.ts';
import { assertReadable } from '../sign/readable.ts';
import type { SignProgress, SignReport } from '../sign/report.ts';
import { signImages } from '../sign/sign.ts';
import { tool } from '../version.ts';
import { rootFallbacks } from './advice.ts';
import { connect } from './connection.ts';
import { assertNamed, imageTasks } from './images.ts';
import { openServices, servicesOf } from './services.ts';
import { signDemandsOf } from './sign-demands.ts';
import { openSigner } from './signer.ts';
import type { SigningHost } from './signing-key.ts';

/** Throws TrustError for options that cannot be used, before a registry or a log is asked. */
export async function sign(
  values: SignValues,
  host: SigningHost,
  onProgress: (progress: SignProgress) => void = () => {},
): Promise<SignReport> {
  values.images.forEach(assertNamed);
  const tasks = await imageTasks(values.images, undefined);
  const chosen = await servicesOf(values, new Date());
  const demands = await signDemandsOf(values, chosen, host);
  for (const { reference } of tasks) assertReadable(demands, reference);
  const { client, clock, masked, close } = await connect(values, host);
  try {
    const services = openServices(chosen, client, host);
    const root = demands.trustedRoot;
    const signer = await openSigner(values, { client, host, services, root });
    const pause = backoff({ clock, random: Math.random, signal: host.signal });
    const registry = createWritingClient({ ...client, pause });
    const context = { registry, now: () => new Date(), pause, tool, onProgress };
    const report = await signImages(tasks, { ...demands, ...services, signer }, context);
    const images = report.images.map((image) => ({
      ...image,
      findings: [...image.findings, ...rootFallbacks([root])],
    }));
    return masked({ ...report, images });
  } finally {
    close();
  }
}
