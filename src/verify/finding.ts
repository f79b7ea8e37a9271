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

/** What stood in the way, as a finding; `node` says which manifest it concerns. */
export function findingOf(error: TrustError, node?: ImageNode): Finding {
  const message = node === undefined ? error.message : `${describeNode(node)}: ${error.message}`;
  return finding(error.code, message, {
    ...(Object.keys(error.details).length === 0 ? {} : { details: error.details }),
    ...(node === undefined ? {} : concerning(node)),
  });
}

export function concerning(node: ImageNode): Pick<Finding, 'digest' | 'platform'> {
  const platform = node.platforms.map(formatPlatform).join(', ');
  return { digest: node.digest, ...(platform === '' ? {} : { platform }) };
}

/** Runs one look; a TrustError becomes a finding about `node`, anything else is a defect and passes. */
export async function lookAt(
  node: ImageNode,
  look: () => Promise<Finding | undefined>,
): Promise<readonly Finding[]> {
  try {
    const found = await look();
    return found === undefined ? [] : [found];
  } catch (error) {
    if (!isTrustError(error)) throw error;
    return [findingOf(error, node)];
  }
}

/** How messages call a manifest. */
export function describeNode(node: ImageNode): string {
  if (node.depth === 0) return node.role === 'index' ? 'the index' : 'the image';
  if (node.role === 'index') return 'a nested index';
  if (node.role === 'attestation') return 'an attestation manifest';
  return node.platforms.map(formatPlatform).join(', ') || 'a manifest without a platform';
}
