/** Reads source and targets of a mirror run, and refuses contradictory combinations. */

import { resolve } from 'node:path';
import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import type { LayoutName } from '../layout/name.ts';
import type { Digest } from '../oci/digest.ts';
import { formatRepository, type Repository } from '../oci/reference.ts';
import { about } from '../options/about.ts';
import { checkItems } from '../options/lists.ts';
import type { Location } from '../options/location.ts';

type LayoutPlace = Pick<LayoutName, 'path' | 'isArchive'>;

/** An image in a repository on a registry, or in an image layout on disk. */
export interface End {
  /** `docker.io/nicolas/webdis:0.1.24`, `oci:backup:0.1.24` */
  readonly name: string;
  readonly at: { readonly repository: Repository } | { readonly layout: LayoutPlace };
  readonly tag?: string;
  readonly digest?: Digest;
  /** whether the tag was not written, so that it is `latest` by default */
  readonly isTagImplied?: boolean;
}

export interface Ends {
  readonly source: End;
  readonly targets: readonly End[];
}

/** Throws E_INPUT. `tagged`: whether targets get a tag, their own or the source's. */
export function endsOf(source: Location, targets: readonly Location[], tagged: boolean): Ends {
  const from = sourceEnd(source);
  const to = targets.map((target) => about('target', () => targetEnd(target, from, tagged)));
  checkItems(
    to.map(({ at, tag }) => [placeOf(at), tag ?? []].flat().join(':')),
    'target',
  );
  return { source: from, targets: to };
}

function sourceEnd(source: Location): End {
  const { at, tag, digest } = split(source);
  // An image without tag and digest means `latest`.
  const isTagImplied = tag === undefined && digest === undefined;
  return { ...end(at, isTagImplied ? 'latest' : tag, digest), isTagImplied };
}

function targetEnd(target: Location, source: End, tagged: boolean): End {
  const { at, tag: own, digest } = split(target);
  const fail = (why: string): never => {
    throw new TrustError('E_INPUT', `${target.text} ${why}`);
  };
  if ('layout' in at && at.layout.isArchive === true) {
    return fail('is an archive, which is only read: give a folder (oci:DIR), and pack it');
  }
  if (digest !== undefined) return fail('names a digest: a target gets that of the source');
  if (!tagged && own !== undefined) return fail('names a tag, which --no-tag forbids');
  const tag = tagged ? (own ?? source.tag) : undefined;
  if (tagged && tag === undefined) {
    return fail('needs a tag, because the source is named by its digest (or use --no-tag)');
  }
  const samePlace = placeOf(at) === placeOf(source.at);
  if (samePlace && (tag === undefined || tag === source.tag)) return fail('is the source itself');
  const isTagImplied = own === undefined && source.isTagImplied === true;
  return { ...end(at, tag), isTagImplied };
}

function split(location: Location): Omit<End, 'name'> {
  if ('layout' in location) {
    const { path, isArchive, ...named } = location.layout;
    return { at: { layout: { path, ...defined({ isArchive }) } }, ...named };
  }
  const { registry, path, ...named } = location.reference;
  return { at: { repository: { registry, path } }, ...named };
}

function end(at: End['at'], tag?: string, digest?: Digest): End {
  const place = 'layout' in at ? layoutText(at.layout) : formatRepository(at.repository);
  return {
    name: [place, ...(tag ? [`:${tag}`] : []), ...(digest ? [`@${digest}`] : [])].join(''),
    at,
    ...defined({ tag, digest }),
  };
}

/** The same for all spellings of one repository or layout. */
export function placeOf(at: End['at']): string {
  if ('repository' in at) return formatRepository(at.repository);
  return layoutText({ ...at.layout, path: resolve(at.layout.path) });
}

function layoutText({ path, isArchive }: LayoutPlace): string {
  return `${isArchive === true ? 'oci-archive' : 'oci'}:${path}`;
}
