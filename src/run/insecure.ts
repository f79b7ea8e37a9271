/** Which registries of a run may be spoken to over http. */

import { apiHost } from '../oci/reference.ts';
import { type InsecureHosts, isInsecureHost } from '../http/address.ts';

/** @param registry as people write it, with or without a port */
export function isInsecureRegistry(registry: string, insecureHosts: InsecureHosts): boolean {
  return isInsecureHost(new URL(`https://${apiHost(registry)}`), insecureHosts);
}
