/** Findings: what was seen, as data, ready to be shown. */
import { type ErrorCode, type TrustError } from '../error.ts';
import type { ImageNode } from '../image/tree.ts';
import type { Finding } from './report.ts';
/** An error finding, unless `more` says otherwise. */
export declare function finding(code: ErrorCode, message: string, more?: Partial<Omit<Finding, 'code' | 'message'>>): Finding;
/** What stood in the way of the whole image, as a finding. */
export declare function findingOf({ code, message, details }: TrustError): Finding;
export declare function concerning(node: ImageNode): Pick<Finding, 'digest' | 'platform'>;
/**
 * Runs one look; a TrustError becomes a finding about `node`, anything else is a defect and passes.
 * `about` begins the message, with how the manifest is called.
 */
export declare function lookAt(node: ImageNode, look: () => Promise<Finding | undefined>, about?: (what: string) => string): Promise<readonly Finding[]>;
/** How messages call a manifest. */
export declare function describeNode(node: ImageNode): string;
