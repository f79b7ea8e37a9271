/** Shared by runs that sign and runs that attest: services, signer and registry. */

import { backoff } from '../http/backoff.ts';
import type { ConnectionValues } from '../options/connection.ts';
import { createWritingClient } from '../registry/writing-client.ts';
import type { SignOptions } from '../sign/options.ts';
import type { SignProgress } from '../sign/report.ts';
import type { SignContext } from '../sign/state.ts';
import type { ChosenServices } from '../transparency/signing-config.ts';
import type { Finding } from '../verify/report.ts';
import { tool } from '../version.ts';
import { rootFallbacks } from './advice.ts';
import { connect } from './connection.ts';
import { openServices } from './services.ts';
import type { Demands } from './sign-demands.ts';
import { openSigner, type SignerValues } from './signer.ts';
import type { SigningHost } from './signing-key.ts';

/** A report with findings about each image, as those of signing and attesting. */
interface ImagesReport {
  readonly images: readonly { readonly findings: readonly Finding[] }[];
}

interface Chosen {
  readonly services: ChosenServices;
  readonly demands: Demands;
}

/** Opens what the run needs, adds the notes about the trusted root to each image, and closes all of it at the end. */
export async function withSigner<R extends ImagesReport>(
  values: ConnectionValues & SignerValues,
  { services: chosen, demands }: Chosen,
  host: SigningHost,
  onProgress: (progress: SignProgress) => void,
  run: (options: SignOptions, context: SignContext) => Promise<R>,
): Promise<R> {
  const { client, clock, masked, close } = await connect(values, host);
  try {
    const services = openServices(chosen, client, host);
    const root = demands.trustedRoot;
    const signer = await openSigner(values, { client, host, services, root });
    const pause = backoff({ clock, random: Math.random, signal: host.signal });
    const registry = createWritingClient({ ...client, pause });
    const context = { registry, now: () => new Date(), pause, tool, onProgress };
    const report = await run({ ...demands, ...services, signer }, context);
    const images = report.images.map((image) => ({
      ...image,
      findings: [...image.findings, ...rootFallbacks([root])],
    }));
    return masked({ ...report, images });
  } finally {
    close();
  }
}
