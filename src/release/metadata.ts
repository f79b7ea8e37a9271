/** Reads which images were pushed from the metadata of `docker buildx build` or `docker buildx bake`. */

import { isTrustError, TrustError } from '../error.ts';
import { type Digest, parseDigest } from '../oci/digest.ts';
import { isObject, type JsonObject, parseDocument } from '../oci/json.ts';
import {
  formatRepository,
  parseReference,
  type Repository,
  sameRepository,
} from '../oci/reference.ts';

interface BuiltTarget {
  /** of bake; undefined: a file of `docker buildx build` */
  readonly target: string | undefined;
  readonly digest: Digest;
  /** undefined: the file does not say */
  readonly repositories: readonly Repository[] | undefined;
}

/**
 * The digests, each once, that were pushed to `image`. Fields of buildx that are not needed are ignored, because they
 * change between versions. Throws E_INPUT if there is none, or if a target has none.
 *
 * @param targets of bake; empty: all that were pushed to `image`
 */
export function digestsIn(
  bytes: Uint8Array,
  image: Repository,
  targets: readonly string[],
): readonly Digest[] {
  const built = readTargets(bytes);
  const missing = targets.find((name) => !built.some(({ target }) => target === name));
  if (missing !== undefined) {
    throw refused(`it has no digest of the target ${JSON.stringify(missing.slice(0, 100))}`, built);
  }
  const asked = built.filter(
    ({ target }) => targets.length === 0 || targets.some((name) => name === target),
  );
  const found = asked.filter(({ repositories }) =>
    repositories === undefined
      ? asked.length === 1
      : repositories.some((one) => sameRepository(one, image)),
  );
  if (found.length === 0 || (targets.length > 0 && found.length < asked.length)) {
    throw refused(`it has no digest that was pushed to ${formatRepository(image)}`, built);
  }
  return [...new Set(found.map(({ digest }) => digest))];
}

const digestField = 'containerimage.digest';
const nameField = 'image.name';

function readTargets(bytes: Uint8Array): readonly BuiltTarget[] {
  const document = read(bytes);
  if (digestField in document) return [readTarget(undefined, document)];
  return Object.entries(document).flatMap(([target, value]) =>
    isObject(value) && digestField in value ? [readTarget(target, value)] : [],
  );
}

function read(bytes: Uint8Array): JsonObject {
  try {
    const document = parseDocument(bytes);
    if (isObject(document)) return document;
  } catch (error) {
    throw refused(`it is not strict JSON: ${(error as Error).message}`);
  }
  throw refused('it is not a JSON object');
}

function readTarget(target: string | undefined, fields: JsonObject): BuiltTarget {
  const [digest, names] = [fields[digestField], fields[nameField]];
  try {
    return {
      target,
      digest: parseDigest(String(digest)),
      repositories: typeof names === 'string' ? names.split(',').map(parseReference) : undefined,
    };
  } catch (error) {
    if (!isTrustError(error)) throw error;
    throw refused(error.message);
  }
}

function refused(why: string, built: readonly BuiltTarget[] = []): TrustError {
  const known = built.map(({ target, repositories }) => {
    const where = repositories?.map(formatRepository).join(', ') ?? 'no name';
    return target === undefined ? where : `${target} (${where})`;
  });
  const rest = known.length === 0 ? '' : `; it has ${known.join(', ').slice(0, 500)}`;
  return new TrustError('E_INPUT', `metadata-file: ${why}${rest}`);
}
