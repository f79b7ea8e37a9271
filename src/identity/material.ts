/** Finds the certificate that comes with a signature in each format, and limits its size. */

import { limits } from '../limits.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { fail } from '../oci/shape.ts';
import { annotationKeys, bundleOf, type Signed } from '../signature/candidate.ts';
import { parsePem } from '../signature/pem.ts';

/**
 * DER of the signing certificate, not parsed; undefined for a signature by a key.
 * The rest of a chain is ignored: the trusted root decides. Throws SyntaxError.
 */
export function certificateIn(candidate: Signed): Buffer | undefined {
  const der =
    candidate.format === 'bundle' ? bundleOf(candidate).certificate : ofLayer(candidate.layer);
  if (der !== undefined && der.length > limits.certificate) {
    return fail('the certificate', `has more than ${limits.certificate} bytes`);
  }
  return der;
}

function ofLayer({ annotations }: Descriptor): Buffer | undefined {
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
