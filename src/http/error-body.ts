/** What the body of a refusal says: registries, token servers and logs answer with a few lines of JSON. */

import { limits } from '../limits.ts';
import { isObject, type JsonValue, readObject } from '../oci/json.ts';

const shown = { errors: 3, characters: 200 };

/**
 * The codes and messages of an error body (distribution-spec, "Error Codes"), or undefined for any other
 * body. Bounded and on one line: the text is the registry's, and ends up in logs (threats 118, 121).
 */
export function registryMessage(body: Uint8Array): string | undefined {
  const texts = registryErrors(body)
    .slice(0, shown.errors)
    .map(({ code, message }) => [code, message].filter((text) => text !== '').join(': '))
    .filter((text) => text !== '');
  return texts.length === 0 ? undefined : texts.join('; ');
}

/** As registryMessage, in brackets after a space; empty where there is none. */
export function bracketedMessage({ body }: { readonly body: Uint8Array }): string {
  const message = registryMessage(body);
  return message === undefined ? '' : ` (${message})`;
}

export function hasErrorCode(body: Uint8Array, code: string): boolean {
  return registryErrors(body).some((error) => error.code === code);
}

function registryErrors(body: Uint8Array): { code: string; message: string }[] {
  // Of plain text, HTML and XML only the status counts.
  const document = body.byteLength > limits.errorBody ? undefined : readObject(body);
  if (document === undefined) return [];
  const { errors, details, message } = document;
  if (Array.isArray(errors)) {
    return errors
      .filter((error) => isObject(error))
      .map((error) => ({ code: line(error['code']), message: line(error['message']) }));
  }
  // Token servers, Docker Hub's among them, answer { "details": "…" }, logs { "message": "…" }.
  return [{ code: '', message: line(details) || line(message) }];
}

/** Without control characters, and without marks that reorder text or hide in it. */
function line(text: JsonValue | undefined): string {
  if (typeof text !== 'string') return '';
  return text
    .slice(0, shown.characters)
    .replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .trim();
}
