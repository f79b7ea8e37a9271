/** Findings: what was seen, as data, ready to be shown. */

import { type ErrorCode, isTrustError, type TrustError } from '../error.ts';
import type { ImageNode } from '../image/tree.ts';
import { formatPlatform } from '../oci/platform.ts';
import type { Finding } from './report.ts';

/** An error finding, unless `more` says otherwise. */
export function finding(
  code: ErrorCode,
  message: string,
  more: Partial<Omit<Finding, 'code' | 'message'>> = {},
): Finding {
  return { severity: 'error', code, message, ...more };
}

/** What stood in the way of the whole image, as a finding. */
export function findingOf({ code, message, details }: TrustError): Finding {
  return finding(code, message, {
    ...(Object.keys(details).length === 0 ? {} : { details }),
    ...(code === 'E_NOTFOUND' ? { advice: mayBeHidden } : {}),
  });
}

/** Registries do not tell strangers what exists (fault 14). */
const mayBeHidden =
  'check repository and tag; some registries answer like this for what needs a login';

export function manifestFields(node: ImageNode): Pick<Finding, 'digest' | 'platform'> {
  const platform = node.platforms.map(formatPlatform).join(', ');
  return { digest: node.digest, ...(platform === '' ? {} : { platform }) };
}

/**
 * Runs one look; a TrustError becomes a finding about `node`, anything else is a defect and passes.
 * `about` begins the message, with how the manifest is called.
 */
export async function findingsFrom(
  node: ImageNode,
  look: () => Promise<Finding | undefined>,
  about: (what: string) => string = (what) => what,
): Promise<readonly Finding[]> {
  try {
    const found = await look();
    return found === undefined ? [] : [found];
  } catch (error) {
    if (!isTrustError(error)) throw error;
    const message = `${about(describeNode(node))}: ${error.message}`;
    return [{ ...findingOf(error), message, ...manifestFields(node) }];
  }
}

/** How messages call a manifest. */
export function describeNode(node: ImageNode): string {
  if (node.depth === 0) return node.role === 'index' ? 'the index' : 'the image';
  if (node.role === 'index') return 'a nested index';
  if (node.role === 'attestation') return 'an attestation manifest';
  return node.platforms.map(formatPlatform).join(', ') || 'a manifest without a platform';
}
