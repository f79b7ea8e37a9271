/** How a registry wants to be asked, read from its challenges. */

import type { InsecureHosts } from '../http/address.ts';
import { vendorOf } from '../oci/vendors.ts';
import type { Challenge } from './challenge.ts';
import { checkRealm } from './realm.ts';

export type Scheme =
  | { readonly kind: 'basic' }
  | { readonly kind: 'bearer'; readonly realm: URL; readonly service?: string };

/** What the registry of a known vendor asks for. */
export function expectedScheme(registry: string): Scheme | undefined {
  const { authorization } = vendorOf(registry);
  if (authorization === undefined) return undefined;
  if (authorization === 'basic') return { kind: 'basic' };
  return { kind: 'bearer', realm: new URL(authorization.realm), service: authorization.service };
}

/** Bearer before Basic, which sends the password itself. Throws E_NET for a realm that is refused. */
export function readScheme(
  challenges: readonly Challenge[],
  registry: URL,
  insecureHosts: InsecureHosts,
): Scheme | undefined {
  for (const { scheme, parameters } of challenges) {
    const realm = parameters.get('realm');
    if (scheme !== 'bearer' || realm === undefined) continue;
    const service = parameters.get('service');
    return {
      kind: 'bearer',
      realm: checkRealm(realm, registry, insecureHosts),
      ...(service === undefined ? {} : { service }),
    };
  }
  return challenges.some(({ scheme }) => scheme === 'basic') ? { kind: 'basic' } : undefined;
}

export function sameScheme(a: Scheme | undefined, b: Scheme): boolean {
  if (a?.kind === 'bearer' && b.kind === 'bearer') {
    return a.realm.href === b.realm.href && a.service === b.service;
  }
  return a?.kind === b.kind;
}
