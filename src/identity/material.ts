/** The certificate that comes with a signature: where it is in each format, and that it is one of sane size. */

import { limits } from '../limits.ts';
import { fail } from '../oci/shape.ts';
import { parseBundle } from '../signature/bundle.ts';
import { annotationKeys, type Candidate } from '../signature/candidate.ts';
import { parsePem } from '../signature/pem.ts';

/**
 * DER of the signing certificate, unread; undefined for a signature that has none, which a key made.
 * The rest of a chain is not looked at: the trusted root decides. Throws SyntaxError.
 */
export function certificateIn(candidate: Candidate): Buffer | undefined {
  const der = candidate.format === 'bundle' ? ofBundle(candidate.bytes) : ofLayer(candidate.layer);
  if (der !== undefined && der.length > limits.certificate) {
    return fail('the certificate', `has more than ${limits.certificate} bytes`);
  }
  return der;
}

function ofBundle(bytes: Uint8Array): Buffer | undefined {
  return parseBundle(bytes).certificate;
}

function ofLayer({
  annotations,
}: Extract<Candidate, { readonly format: 'legacy' }>['layer']): Buffer | undefined {
  const pem = annotations[annotationKeys.certificate];
  if (pem === undefined) return undefined;
  const at = `the annotation ${annotationKeys.certificate}`;
  try {
    const { label, der } = parsePem(pem);
    return label === 'CERTIFICATE' ? der : fail(at, `is a ${label}`);
  } catch (error) {
    return fail(at, `is not one certificate: ${(error as SyntaxError).message}`);
  }
}
