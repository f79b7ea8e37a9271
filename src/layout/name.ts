/** Parses names of images in a layout: `oci:DIR`, `oci:DIR:tag`, `oci:DIR@sha256:…`. */

import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import { type Digest, readDigest } from '../oci/digest.ts';
import { isTag } from '../oci/reference.ts';

export interface LayoutName {
  /** as given: absolute, or relative to the working directory */
  readonly directory: string;
  readonly tag?: string;
  readonly digest?: Digest;
}

const scheme = 'oci:';

/** Whether the text names a layout. References to registries cannot start with `oci:`. */
export function isLayoutName(text: string): boolean {
  return text.startsWith(scheme);
}

/** Throws E_REF. If the last part of the folder has a colon, write a slash after it. */
export function parseLayoutName(text: string): LayoutName {
  const fail = (why: string): never => {
    const shown = JSON.stringify(text.slice(0, 300));
    throw new TrustError('E_REF', `${shown} does not name an image layout: ${why}`);
  };
  if (!isLayoutName(text)) return fail(`it does not begin with "${scheme}"`);
  const rest = text.slice(scheme.length);
  // Only with a known algorithm, because a folder's name may contain an @.
  const at = rest.search(/@sha(?:256|512):[^/]*$/);
  const digest = at < 0 ? undefined : readDigest(rest.slice(at + 1), fail);
  const named = at < 0 ? rest : rest.slice(0, at);
  const colon = named.lastIndexOf(':');
  const tagged = colon > named.lastIndexOf('/');
  const tag = tagged ? named.slice(colon + 1) : undefined;
  if (tag !== undefined && !isTag(tag)) {
    return fail('a tag may have letters, digits, "_", "." and "-", 128 characters at most');
  }
  const directory = tagged ? named.slice(0, colon) : named;
  if (directory === '') return fail('the folder is missing');
  if (directory.includes('\0')) return fail('the folder has a NUL in its name');
  return {
    directory,
    ...defined({ tag, digest }),
  };
}
