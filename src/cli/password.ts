/** Reads the password of a key like cosign: from a terminal without echo, or all of stdin. */

import { createInterface } from 'node:readline/promises';
import { addAbortSignal, type Readable, Writable } from 'node:stream';
import { TrustError } from '../error.ts';
import type { AskPassword, Password } from '../host/password.ts';
import { abortError } from '../http/failure.ts';
import { limits } from '../limits.ts';

type Input = Readable & Pick<NodeJS.ReadStream, 'isTTY'>;

/**
 * All of stdin is the password, including a line break at its end, as with cosign: a key that was made with
 * `echo … | cosign generate-key-pair` needs it. The hint says so.
 */
const lineBreak =
  '; what stdin gave ends with a line break, which is part of the password, as with cosign (printf %s leaves it out)';

export function askOn(input: Input, output: Writable, signal: AbortSignal): AskPassword {
  if (input.isTTY !== true) return () => readAll(input, signal);
  return async (kind) => {
    const text = await prompt('Enter password for private key: ', input, output, signal);
    if (kind === 'existing') return { text };
    const again = await prompt('Enter password for private key again: ', input, output, signal);
    if (text !== again) throw new TrustError('E_INPUT', 'the two passwords are not the same');
    return { text };
  };
}

async function readAll(input: Input, signal: AbortSignal): Promise<Password | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of addAbortSignal(signal, input)) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limits.keyFile) {
        throw new TrustError(
          'E_INPUT',
          `the password on stdin has more than ${limits.keyFile} bytes`,
        );
      }
    }
  } catch (error) {
    throw signal.aborted ? abortError(signal) : error;
  }
  const text = Buffer.concat(chunks).toString('utf8');
  // A job without stdin gives nothing; an empty password is COSIGN_PASSWORD="".
  if (text === '') return undefined;
  return text.endsWith('\n') ? { text, hint: lineBreak } : { text };
}

/** readline edits the line; its output is discarded. */
async function prompt(
  question: string,
  input: Input,
  output: Writable,
  signal: AbortSignal,
): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  const { promise: closed, reject } = Promise.withResolvers<never>();
  lines.once('close', () => reject(new TrustError('E_INPUT', 'no password was given')));
  lines.once('SIGINT', () => process.emit('SIGINT'));
  output.write(question);
  try {
    return await Promise.race([lines.question('', { signal }), closed]);
  } catch (error) {
    throw signal.aborted ? abortError(signal) : error;
  } finally {
    lines.close();
    output.write('\n');
  }
}
