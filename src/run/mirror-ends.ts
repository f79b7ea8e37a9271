/** SOURCE and TARGETs of a mirror run: what is named, and what cannot be meant. */

import { resolve } from 'node:path';
import { TrustError } from '../error.ts';
import { isLayoutName, parseLayoutName } from '../layout/name.ts';
import type { Digest } from '../oci/digest.ts';
import { formatRepository, parseReference, type Repository } from '../oci/reference.ts';
import { about } from '../options/about.ts';
import { checkItems } from '../options/lists.ts';

/** An image at its place: a repository on a registry, or a layout on disk. */
export interface End {
  /** `docker.io/nicolas/webdis:0.1.24`, `oci:backup:0.1.24` */
  readonly name: string;
  readonly at: { readonly repository: Repository } | { readonly directory: string };
  readonly tag?: string;
  readonly digest?: Digest;
  /** the tag was not written: it is what the name of SOURCE without one means */
  readonly isTagImplied?: boolean;
}

export interface Ends {
  readonly source: End;
  readonly targets: readonly End[];
}

/** Throws E_REF or E_INPUT. `tagged`: whether targets get a tag, their own or the source's. */
export function readEnds(source: string, targets: readonly string[], tagged: boolean): Ends {
  if (targets.length === 0) throw new TrustError('E_INPUT', 'target: none is given');
  const from = about('source', () => readSource(source));
  const to = targets.map((text) => about('target', () => readTarget(text, from, tagged)));
  checkItems(
    to.map(({ at, tag }) => [placeOf(at), tag ?? []].flat().join(':')),
    'target',
  );
  return { source: from, targets: to };
}

function readSource(text: string): End {
  const { at, tag, digest } = parse(text);
  // What the name of an image means without either.
  const isTagImplied = tag === undefined && digest === undefined;
  return { ...end(at, isTagImplied ? 'latest' : tag, digest), isTagImplied };
}

function readTarget(text: string, source: End, tagged: boolean): End {
  const { at, tag: own, digest } = parse(text);
  const fail = (why: string): never => {
    throw new TrustError('E_INPUT', `${text} ${why}`);
  };
  if (digest !== undefined) return fail('names a digest: a target gets that of the source');
  if (!tagged && own !== undefined)
    return fail('names a tag, and --no-tag says that there is none');
  const tag = tagged ? (own ?? source.tag) : undefined;
  if (tagged && tag === undefined) {
    return fail('needs a tag, for the source is named by its digest (--no-tag: it gets none)');
  }
  const samePlace = placeOf(at) === placeOf(source.at);
  if (samePlace && (tag === undefined || tag === source.tag)) return fail('is the source itself');
  const isTagImplied = own === undefined && source.isTagImplied === true;
  return { ...end(at, tag), isTagImplied };
}

function parse(text: string): Omit<End, 'name'> {
  if (!isLayoutName(text)) {
    const { registry, path, ...named } = parseReference(text);
    return { at: { repository: { registry, path } }, ...named };
  }
  const { directory, ...named } = parseLayoutName(text);
  return { at: { directory }, ...named };
}

function end(at: End['at'], tag?: string, digest?: Digest): End {
  const place = 'directory' in at ? `oci:${at.directory}` : formatRepository(at.repository);
  return {
    name: [place, ...(tag ? [`:${tag}`] : []), ...(digest ? [`@${digest}`] : [])].join(''),
    at,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** Two ways of writing one place are one place. */
export function placeOf(at: End['at']): string {
  return 'directory' in at ? `oci:${resolve(at.directory)}` : formatRepository(at.repository);
}
