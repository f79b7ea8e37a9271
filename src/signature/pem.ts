/**
 * Parses PEM blocks (RFC 7468, with the headers of RFC 1421).
 *
 * Node's parser silently takes the first of several blocks (threat 73), accepts a private key as a public
 * one (threat 74), and rejects headers, which the Docker Content Trust key of Webdis has (`role:
 * nicolasff`; cosign-formats.md §6).
 */

import { limits } from '../limits.ts';
import { decodeBase64 } from '../oci/shape.ts';

export interface PemBlock {
  /** `PUBLIC KEY` */
  readonly label: string;
  readonly der: Buffer;
}

const block =
  /^[ \t\r\n]*-----BEGIN ([A-Z0-9 ]{1,40})-----[ \t]*\r?\n([\s\S]*?)-----END \1-----[ \t\r\n]*$/;
const header = /^[A-Za-z][A-Za-z0-9-]*: ?[^\r\n]*$/;

/** Parses text with exactly one block and only white space around it. Throws SyntaxError, which never quotes the text. */
export function parsePem(text: string): PemBlock {
  if (text.length > limits.keyFile) {
    throw new SyntaxError(`it has more than ${limits.keyFile} characters`);
  }
  if (text.split('-----BEGIN ').length > 2) throw new SyntaxError('it has several PEM blocks');
  const [, label, content] = block.exec(text) ?? [];
  if (label === undefined || content === undefined) {
    throw new SyntaxError('it is not one PEM block with nothing before or after it');
  }
  return { label, der: decodeContent(content) };
}

/** Like parsePem(), but calls `refuse` with the reason instead of throwing. */
export function readPem(text: string, refuse: (why: string) => never): PemBlock {
  try {
    return parsePem(text);
  } catch (error) {
    return refuse((error as SyntaxError).message);
  }
}

/** Headers end at the first empty line. Lines of the body may have any length. */
function decodeContent(content: string): Buffer {
  const lines = content.split('\n').map((line) => line.trim());
  const end = lines.indexOf('');
  const headers = end < 0 ? [] : lines.slice(0, end);
  const hasHeaders = headers.length > 0 && headers.every((line) => header.test(line));
  const body = (hasHeaders ? lines.slice(end + 1) : lines).join('');
  if (body === '') throw new SyntaxError('the PEM block is empty');
  try {
    return decodeBase64(body);
  } catch {
    throw new SyntaxError('the PEM block is not base64');
  }
}
