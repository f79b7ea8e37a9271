/**
 * The predicate types of attestations: the short words of cosign's `--type`, and the URIs that statements
 * name (cosign cmd/cosign/cli/options/predicate.go).
 */

/** In the order of cosign's help. Several words may stand for one URI. */
const uris = {
  slsaprovenance: 'https://slsa.dev/provenance/v0.2',
  slsaprovenance02: 'https://slsa.dev/provenance/v0.2',
  slsaprovenance1: 'https://slsa.dev/provenance/v1',
  link: 'https://in-toto.io/Link/v1',
  spdx: 'https://spdx.dev/Document',
  spdxjson: 'https://spdx.dev/Document',
  cyclonedx: 'https://cyclonedx.org/bom',
  vuln: 'https://cosign.sigstore.dev/attestation/vuln/v1',
  openvex: 'https://openvex.dev/ns',
  custom: 'https://cosign.sigstore.dev/attestation/v1',
} as const;

export type PredicateTypeWord = keyof typeof uris;

export const predicateTypeWords = Object.keys(uris) as readonly PredicateTypeWord[];

/** The URI of a word, or `text` itself if it is a URI; undefined for anything else. */
export function predicateTypeUri(text: string): string | undefined {
  if (Object.hasOwn(uris, text)) return uris[text as PredicateTypeWord];
  return /^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(text) ? text : undefined;
}

/** The word that people know: `spdxjson` for https://spdx.dev/Document; other URIs are returned unchanged. */
export function predicateTypeName(uri: string): string {
  return preferred.find((word) => uris[word] === uri) ?? uri;
}

/** Of two words for one URI, the one that names the version or the encoding. */
const preferred = predicateTypeWords.filter((word) => word !== 'slsaprovenance' && word !== 'spdx');
