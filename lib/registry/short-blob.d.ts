/** A blob that ended too early, though in good order. */
import { TrustError } from '../error.ts';
/** Bytes are missing at the end: lost on the way, which another read puts right, or never stored. */
export declare class ShortBlob extends TrustError {
}
