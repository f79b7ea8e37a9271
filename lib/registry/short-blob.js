/** A blob that ended too early, though in good order. */
import { TrustError } from '../error.js';
/** Bytes are missing at the end: lost on the way, which another read puts right, or never stored. */
export class ShortBlob extends TrustError {
}
