/** The certificate that comes with a signature: where it is in each format, and that it is one of sane size. */

import { limits } from '../limits.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { fail } from '../oci/shape.ts';
import { annotationKeys, bundleOf, type Signed } from '../signature/candidate.ts';
import { parsePem } from '../signature/pem.ts';

/**
 * DER of the signing certificate, unread; undefined for a signature that has none, which a key made.
 * The rest of a chain is not looked at: the trusted root decides. Throws SyntaxError.
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
