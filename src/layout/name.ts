/** Parses names of images in a layout: `oci:DIR`, `oci:DIR:tag`, `oci:DIR@sha256:…`, `oci-archive:FILE.tar`. */

import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import { type Digest, readDigest } from '../oci/digest.ts';
import { isTag } from '../oci/reference.ts';

export interface LayoutName {
  /** of the folder or archive, as given: absolute, or relative to the working directory */
  readonly path: string;
  readonly isArchive?: true;
  readonly tag?: string;
  readonly digest?: Digest;
}

const schemes = ['oci:', 'oci-archive:'] as const;

/** Whether the text names a layout. References to registries cannot start with these schemes. */
export function isLayoutName(text: string): boolean {
  return schemeOf(text) !== undefined;
}

function schemeOf(text: string): (typeof schemes)[number] | undefined {
  return schemes.find((scheme) => text.startsWith(scheme));
}

/** Throws E_REF. If the last part of the path has a colon, write a slash after it. */
export function parseLayoutName(text: string): LayoutName {
  const fail = (why: string): never => {
    const shown = JSON.stringify(text.slice(0, 300));
    throw new TrustError('E_REF', `${shown} does not name an image layout: ${why}`);
  };
  const scheme = schemeOf(text);
  if (scheme === undefined) return fail(`it does not begin with "${schemes.join('" or "')}"`);
  const rest = text.slice(scheme.length);
  // Only with a known algorithm, because a folder's name may contain an @.
  const at = rest.search(/@sha(?:256|512):[^/]*$/);
  const digest = at < 0 ? undefined : readDigest(rest.slice(at + 1), fail);
  const named = at < 0 ? rest : rest.slice(0, at);
  const colon = named.lastIndexOf(':');
  const tagged = colon > named.lastIndexOf('/');
  const tag = tagged ? named.slice(colon + 1) : undefined;
  if (tag !== undefined && !isTag(tag)) {
    return fail('a tag can contain only letters, digits, "_", "." and "-", at most 128 characters');
  }
  const path = tagged ? named.slice(0, colon) : named;
  if (path === '') return fail('the path is missing');
  if (path.includes('\0')) return fail('the path has a NUL in its name');
  return {
    path,
    ...defined({ isArchive: scheme === 'oci-archive:' ? (true as const) : undefined, tag, digest }),
  };
}
