/** Runs `sign`, from options to report, for the terminal and the library. */

import type { SignValues } from '../options/sign.ts';
import { assertReadable } from '../sign/readable.ts';
import type { SignProgress, SignReport } from '../sign/report.ts';
import { signImages } from '../sign/sign.ts';
import { assertNamed, imageTasks } from './images.ts';
import { servicesOf } from './services.ts';
import { signDemandsOf } from './sign-demands.ts';
import { withSigner } from './signing.ts';
import type { SigningHost } from './signing-key.ts';

/** Throws TrustError for options that cannot be used, before a registry or a log is asked. */
export async function sign(
  values: SignValues,
  host: SigningHost,
  onProgress: (progress: SignProgress) => void = () => {},
): Promise<SignReport> {
  values.images.forEach(assertNamed);
  const tasks = await imageTasks(values.images, undefined);
  const services = await servicesOf(values, new Date());
  const demands = await signDemandsOf(values, services, host);
  for (const { reference } of tasks) assertReadable(demands, reference);
  return withSigner(values, { services, demands }, host, onProgress, (options, context) =>
    signImages(tasks, options, context),
  );
}
