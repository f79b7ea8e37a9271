/**
 * Reads facts from a provenance, with the same names for SLSA 0.2 and 1.0, as GitHub and BuildKit write
 * them (slsa.dev/spec; docs/attestations.md).
 */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { type Infer, object, optional, text } from '../oci/document.ts';
import {
  isObject,
  type JsonObject,
  type JsonValue,
  nonEmptyText,
  parseDocument,
} from '../oci/json.ts';
import { countContents } from './contents.ts';

export const facts = object({
  /** Id of the builder: for GitHub the URI of the workflow. */
  builder: optional(text),
  /** URL of the repository that was built. */
  sourceRepository: optional(text),
  /** Branch or tag that was built. */
  sourceRef: optional(text),
  /** Commit that was built, in hex. */
  sourceDigest: optional(text),
  /** What kind of build it was: a URI. */
  buildType: optional(text),
  /** Counts of the contents of a vulnerability scan or a VEX document. */
  contents: optional(text),
});
export interface Facts extends Infer<typeof facts> {}

/** The names that requirements use. */
export const factNames = {
  builder: 'builder',
  'source-repository': 'sourceRepository',
  'source-ref': 'sourceRef',
  'source-digest': 'sourceDigest',
} as const satisfies Readonly<Record<string, keyof Facts>>;
export type FactName = keyof typeof factNames;

const slsa = { v02: 'https://slsa.dev/provenance/v0.2', v1: 'https://slsa.dev/provenance/v1' };

export function isProvenance(predicateType: string): boolean {
  return predicateType === slsa.v02 || predicateType === slsa.v1;
}

/**
 * undefined: this type has no facts. Throws SyntaxError for a predicate that is not strict JSON, such as one
 * with duplicate keys, and E_LIMIT for one that is too large.
 */
export function readFacts(predicateType: string, predicate: Uint8Array): Facts | undefined {
  if (!isProvenance(predicateType)) {
    const contents = countContents(predicateType, predicate);
    return contents === undefined ? undefined : { contents };
  }
  if (predicate.length > limits.provenance) {
    const message = `the provenance has ${predicate.length} bytes; ${limits.provenance} are allowed`;
    throw new TrustError('E_LIMIT', message);
  }
  // With SOURCE_DATE_EPOCH, BuildKit writes nanoseconds, which are beyond 2^53. No number is read here.
  const document = parseDocument(predicate, limits.provenanceValues);
  if (!isObject(document)) throw new SyntaxError('the predicate is not an object');
  return withoutUndefined(predicateType === slsa.v1 ? ofV1(document) : ofV02(document));
}

type BuildFacts = Omit<Facts, 'contents'>;
type MaybeFacts = { readonly [K in keyof BuildFacts]: string | undefined };

function ofV1(predicate: JsonObject): MaybeFacts {
  const parameters = at(predicate, 'buildDefinition', 'externalParameters');
  const common = {
    builder: nonEmptyText(at(predicate, 'runDetails', 'builder', 'id')),
    buildType: nonEmptyText(at(predicate, 'buildDefinition', 'buildType')),
  };
  const workflow = at(parameters, 'workflow');
  if (isObject(workflow)) {
    const repository = nonEmptyText(workflow['repository']);
    return {
      ...common,
      sourceRepository: repository && repositoryUrl(repository),
      sourceRef: nonEmptyText(workflow['ref']),
      sourceDigest: commitOf(at(predicate, 'buildDefinition', 'resolvedDependencies'), repository),
    };
  }
  const vcs = at(predicate, 'runDetails', 'metadata', 'buildkit_metadata', 'vcs');
  return { ...common, ...ofSource(at(parameters, 'configSource'), vcs) };
}

const buildkitMetadata = 'https://mobyproject.org/buildkit@v1#metadata';

function ofV02(predicate: JsonObject): MaybeFacts {
  return {
    builder: nonEmptyText(at(predicate, 'builder', 'id')),
    buildType: nonEmptyText(predicate['buildType']),
    ...ofSource(
      at(predicate, 'invocation', 'configSource'),
      at(predicate, 'metadata', buildkitMetadata, 'vcs'),
    ),
  };
}

/** Of a build whose context is a Git URL: `git+URL@REF` of GitHub's generators, `URL#REF` of BuildKit. */
const sourceUri =
  /^(?:git\+)?([a-z+]+:\/\/(?:[^@/#]+@)?[^@/#]+(?:\/[^@#]*)?)(?:@([^#]+)|#([^:]*)(?::.*)?)?$/;
const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** @param vcs what `docker buildx build` knows of a local context */
function ofSource(source: JsonValue | undefined, vcs: JsonValue | undefined): MaybeFacts {
  const uri = nonEmptyText(at(source, 'uri')) ?? '';
  const [, url, at1, at2] = sourceUri.exec(uri) ?? [];
  const ref = (at1 ?? at2) || undefined;
  const digest =
    nonEmptyText(at(source, 'digest', 'sha1')) ?? nonEmptyText(at(source, 'digest', 'gitCommit'));
  if (url !== undefined) {
    const isCommit = ref !== undefined && commit.test(ref);
    return {
      sourceRepository: repositoryUrl(url),
      sourceRef: isCommit ? undefined : ref,
      sourceDigest: digest ?? (isCommit ? ref : undefined),
    };
  }
  const local = nonEmptyText(at(vcs, 'source'));
  return {
    sourceRepository: local && repositoryUrl(local),
    sourceRef: undefined,
    sourceDigest: digest ?? nonEmptyText(at(vcs, 'revision')),
  };
}

/** The commit of that repository among the dependencies; undefined if they name several. */
function commitOf(
  dependencies: JsonValue | undefined,
  repository: string | undefined,
): string | undefined {
  if (!Array.isArray(dependencies) || repository === undefined) return undefined;
  const url = repositoryUrl(repository);
  const commits = dependencies
    .filter((one: JsonValue) => {
      const uri = nonEmptyText(at(one, 'uri')) ?? '';
      const [address = ''] = uri.split(/[@#]/);
      return repositoryUrl(address) === url;
    })
    .map((one: JsonValue) => nonEmptyText(at(one, 'digest', 'gitCommit')));
  const distinct = new Set(commits);
  return distinct.size === 1 ? commits[0] : undefined;
}

/** Git accepts both spellings; certificates have the one without the suffix. */
export function repositoryUrl(url: string): string {
  return url.replace(/^git\+/, '').replace(/\/?(?:\.git)?\/?$/, '');
}

function at(value: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined {
  let found = value;
  for (const key of path) found = isObject(found) ? found[key] : undefined;
  return found;
}

function withoutUndefined(found: MaybeFacts): Facts {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
