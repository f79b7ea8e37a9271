/** The options that require attestations, and the parser for their lines. */

import { type FactName, factNames, isProvenance } from '../attestation/facts.ts';
import {
  type AttestationRequirement,
  defaultPlace,
  type Place,
  places,
} from '../attestation/requirement.ts';
import { TrustError } from '../error.ts';
import { quote } from '../oci/shape.ts';
import { predicateTypeUri, predicateTypeWords } from '../signature/predicate-type.ts';
import { nearest } from './hints.ts';
import { linesOf } from './lists.ts';
import { group, option } from './option.ts';
import { boolean, text, type WordType, word } from './types.ts';

const facts = Object.keys(factNames) as readonly FactName[];
const keys = ['on', ...facts, 'max-age', 'by'] as const;
type Key = (typeof keys)[number];

/** `TYPE [on=…] [builder=…] …`: words separated by spaces. Throws E_INPUT for an unknown word. */
export function parseRequirement(line: string): AttestationRequirement {
  const [typeWord = '', ...pairs] = line.trim().split(/\s+/);
  const type = readType(typeWord);
  const given = new Map<Key, string>();
  for (const pair of pairs) {
    const [key, value] = readPair(pair);
    if (given.has(key)) refuse(`${key} is given twice`);
    given.set(key, value);
  }
  const required = facts.flatMap((name) => {
    const value = given.get(name);
    return value === undefined ? [] : [[name, readFact(name, value)] as const];
  });
  if (required.length > 0 && !isProvenance(type)) {
    refuse(`${required[0]?.[0]} is a fact of SLSA provenance, which ${quote(typeWord)} is not`);
  }
  const maxAge = given.get('max-age');
  const by = given.get('by');
  return {
    text: [typeWord, ...pairs].join(' '),
    type,
    on: readPlace(given.get('on')) ?? defaultPlace(type),
    facts: new Map(required),
    ...(maxAge === undefined ? {} : { maxAge: readDays(maxAge) }),
    ...(by === undefined ? {} : { by }),
  };
}

/** The URI of a predicate type. Throws E_INPUT. */
function readType(text: string): string {
  const uri = predicateTypeUri(text);
  if (uri !== undefined) return uri;
  const hint = hintFrom(text, predicateTypeWords);
  return refuse(`${quote(text)} is no predicate type: give a URI, or one of ${hint}`);
}

function readPair(pair: string): readonly [Key, string] {
  const at = pair.indexOf('=');
  const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
  const key = keys.find((one) => one === name);
  if (key === undefined)
    return refuse(
      `${quote(name)} is not known: write NAME=VALUE with one of ${hintFrom(name, keys)}`,
    );
  if (value === '') return refuse(`${key} has no value: write ${key}=VALUE, without spaces`);
  return [key, value];
}

function readPlace(text: string | undefined): Place | undefined {
  if (text === undefined) return undefined;
  const place = places.find((one) => one === text);
  return place ?? refuse(`on=${text.slice(0, 100)} is not one of ${hintFrom(text, places)}`);
}

function readFact(name: FactName, value: string): string {
  if (name === 'source-digest' && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) {
    refuse(`source-digest takes a whole commit in lower-case hex, not ${quote(value)}`);
  }
  if (name === 'source-repository' && !/^[a-z][a-z0-9+.-]*:\/\/\S+$/.test(value)) {
    refuse(`source-repository takes a URL, such as https://github.com/me/app, not ${quote(value)}`);
  }
  return value;
}

function readDays(text: string): number {
  if (/^[1-9][0-9]{0,4}$/.test(text)) return Number(text);
  return refuse(`max-age takes a number of days, not ${quote(text)}`);
}

function hintFrom(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return `${known.join(', ')}${meant === undefined ? '' : ` (did you mean ${meant}?)`}`;
}

function refuse(why: string): never {
  throw new TrustError('E_INPUT', why);
}

const requirement: WordType<AttestationRequirement> = word(
  'REQUIREMENT',
  parseRequirement,
  'E_INPUT',
);

const form =
  'TYPE [on=index|platforms|all|any] [builder=ID] [source-repository=URL] [source-ref=REF] [source-digest=COMMIT] [max-age=DAYS] [by=SIGNER]';

/** Of mirror. */
export const requireAttestations = option({
  type: linesOf(requirement),
  flag: 'require-attestation',
  help: `Attestations that the source and each copy must have, such as spdxjson: ${form}; only with require verified`,
});

/** Of verify. */
export const attestationOptions = group('Attestations', {
  attestations: option({
    type: linesOf(requirement),
    aliases: ['attestation'],
    help: `Attestations that the image must have, such as "spdxjson on=platforms": ${form}`,
  }),
  attestationsOnly: option({
    type: boolean,
    default: false,
    needs: 'attestations',
    excludes: ['attestationManifests', 'annotations', 'expectedReference', 'requireReadableBy'],
    help: 'Verify only the attestations, and not the signatures of the image',
  }),
  outputAttestations: option({
    type: text('DIR'),
    needs: 'attestations',
    help: 'If everything is verified, write the in-toto statements that meet the requirements to this folder',
  }),
});
