/** Base64 with the standard alphabet and padding (RFC 4648 §4), as every sigstore format uses it. */
/**
 * Decodes, or throws SyntaxError. Node's own decoder drops what it does not know, so that many texts
 * would stand for one signature (threat 67): only the text that encodes back to itself is accepted.
 */
export declare function decodeBase64(text: string): Buffer;
