/**
 * PEM blocks (RFC 7468, with the headers of RFC 1421).
 *
 * Our own reader, because Node's takes the first of several blocks silently (threat 73), takes a
 * private key for a public one (threat 74) and refuses headers, which the Docker Content Trust key of
 * Webdis has (`role: nicolasff`; cosign-formats.md §6).
 */
export interface PemBlock {
    /** such as PUBLIC KEY */
    readonly label: string;
    readonly der: Buffer;
}
/** Exactly one block with nothing but white space around it. Throws SyntaxError, which never quotes the text. */
export declare function parsePem(text: string): PemBlock;
