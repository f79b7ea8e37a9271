/** Which registries of a run may be spoken to over http. */

import { type InsecureHosts, isInsecureHost } from '../http/address.ts';
import { apiHost } from '../oci/reference.ts';

/** @param registry as people write it, with or without a port */
export function isInsecureRegistry(registry: string, insecureHosts: InsecureHosts): boolean {
  return isInsecureHost(new URL(`https://${apiHost(registry)}`), insecureHosts);
}
