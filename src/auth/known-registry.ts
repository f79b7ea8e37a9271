/**
 * What registries are known to ask for (registries.md §3.3), so that their first request needs no 401.
 *
 * Names are compared as a whole (threats 11, 112). Nothing depends on this table: a registry that
 * answers with another challenge is believed, at the price of the request that was to be saved.
 */

import type { Scheme } from './scheme.ts';

const bearer: ReadonlyMap<string, readonly [realm: string, service: string]> = new Map([
  ['docker.io', ['https://auth.docker.io/token', 'registry.docker.io']],
  ['ghcr.io', ['https://ghcr.io/token', 'ghcr.io']],
  ['public.ecr.aws', ['https://public.ecr.aws/token/', 'public.ecr.aws']],
]);

/** Private ECR: account, region, and the domains of its partitions. */
const ecr =
  /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.[a-z0-9-]{1,40}\.(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|on\.aws|on\.amazonwebservices\.com\.cn)$/;

export function knownScheme(registry: string): Scheme | undefined {
  const [realm, service] = bearer.get(registry) ?? [];
  if (realm !== undefined && service !== undefined) {
    return { kind: 'bearer', realm: new URL(realm), service };
  }
  return ecr.test(registry) ? { kind: 'basic' } : undefined;
}
