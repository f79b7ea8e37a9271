/** The options of the library. Generated from src/options by `npm run generate`. */
import type { AttestProgress } from '../attest/report.js';
import type { DriftProgress } from '../drift/report.js';
import type { MirrorProgress } from '../mirror/report.js';
import type { ReleaseProgress } from '../release/report.js';
import type { SignProgress } from '../sign/report.js';
import type { VerifyProgress } from '../verify/report.js';
import type { CallOptions } from './run.js';
interface ConnectionOptions {
    /** Registries to contact over plain HTTP; loopback addresses always may be */
    readonly insecureRegistries?: readonly string[];
    /** PEM certificates to trust for registries, in addition to those of Node */
    readonly certificates?: readonly string[];
    /** How long a registry may send nothing, in milliseconds (default: 30s, and 90s until a blob begins, because caches fetch it first) */
    readonly idleTimeout?: number;
}
interface TrustOptions {
    /** SHA-256 fingerprints of the DER public keys; every key must match one */
    readonly keyFingerprints?: readonly string[];
    /** Names in certificates, any of which may have signed: the URI of a workflow, an e-mail address; needs certificate-oidc-issuer */
    readonly certificateIdentity?: string | readonly string[];
    /** Names in certificates, as a pattern: it begins with ^, and varies behind the owner only */
    readonly certificateIdentityRegexp?: string;
    /** Issuer that vouched for the name, such as https://token.actions.githubusercontent.com */
    readonly certificateOidcIssuer?: string;
    /** Issuer that vouched for the name, as a pattern that begins with ^ */
    readonly certificateOidcIssuerRegexp?: string;
    /** Event that started the run, such as push */
    readonly certificateGithubWorkflowTrigger?: string;
    /** Commit that the run was for */
    readonly certificateGithubWorkflowSha?: string;
    /** Name of the workflow, which its file sets */
    readonly certificateGithubWorkflowName?: string;
    /** Repository of the run */
    readonly certificateGithubWorkflowRepository?: string;
    /** Branch or tag that the run was for, such as refs/heads/main */
    readonly certificateGithubWorkflowRef?: string;
    /** Claims that the certificate must have: build-signer, build-signer-digest, runner-environment, source-repository, source-digest, source-ref, source-repository-id, source-owner, source-owner-id, build-config, build-config-digest, build-trigger, run-invocation, source-visibility, deployment-environment, token-subject */
    readonly certificateClaims?: string | readonly string[];
    /** Workflows of GitHub Actions, any of which may have signed, run for this ref or for any; short for name, issuer and repository */
    readonly githubWorkflow?: string | readonly string[];
    /** Every key and every identity must have signed; otherwise any of them counts */
    readonly requireAllSigners?: boolean;
    /** Paths of files with trusted roots: certificate authorities, logs and timestamp authorities; a file holds one, or JSON Lines. tuf: the newest root of the public-good instance, updated once a day (default: the included root of the public-good instance of Sigstore) */
    readonly trustedRoot?: string | readonly string[];
    /** Do not require that a certificate transparency log has seen the certificate, for a private Fulcio without one */
    readonly insecureIgnoreSct?: boolean;
    /** required: every signature needs an entry in a transparency log of the trusted root; ignored: log entries are not checked (default: required) */
    readonly transparencyLog?: 'required' | 'ignored';
    /** required: every signature needs an RFC 3161 timestamp of an authority of the trusted root (default: ignored) */
    readonly timestamps?: 'required' | 'ignored';
    /** Repository that stores the signatures (default: the repository of the image) */
    readonly signatureRepository?: string;
}
interface SigningOptions {
    /** Private key in the format of cosign: a path, env://NAME, or PEM text */
    readonly key?: string;
    /** Password of the private key (default: COSIGN_PASSWORD; without it, a terminal prompts, or stdin is read) */
    readonly password?: string;
    /** SHA-256 fingerprint of the DER public key; any other key is refused before the run does anything */
    readonly keyFingerprints?: readonly string[];
    /** Accept a PKCS#8 key without a password */
    readonly allowUnencryptedKey?: boolean;
    /** Sign with a certificate for the identity of this workflow, without a key; name and repository become public for ever */
    readonly keyless?: boolean;
    /** OIDC token that proves the identity: a path or env://NAME (default: SIGSTORE_ID_TOKEN, or the token of GitHub Actions or Buildkite) */
    readonly identityToken?: string;
    /** Audience of the OIDC token, as the certificate authority expects it (default: sigstore) */
    readonly oidcClientId?: string;
    /** URL of the certificate authority (Fulcio) (default: the public-good instance of Sigstore) */
    readonly fulcioUrl?: string;
    /** Do not require that a certificate transparency log has seen the certificate, for a private Fulcio without one */
    readonly insecureIgnoreSct?: boolean;
    /** Let a private repository sign with public services, which publish its name for ever */
    readonly publishIdentity?: boolean;
    /** Annotations to sign, in addition to the digest */
    readonly annotations?: Readonly<Record<string, string>>;
    /** Tools that must be able to read the signatures: cosign-2.5 (and older), podman (and CRI-O), policy-controller, kyverno */
    readonly requireReadableBy?: readonly ('cosign-2.5' | 'podman' | 'policy-controller' | 'kyverno')[];
    /** Repository to store the signatures in (default: the repository of the image) */
    readonly signatureRepository?: string;
    /** URL of the transparency log (default: Rekor v1 of the public-good instance of Sigstore) */
    readonly rekorUrl?: string;
    /** API version of the transparency log; version 2 accepts bundles only (default: 1) */
    readonly rekorVersion?: 1 | 2;
    /** Path of a signing config (v0.2) that names transparency logs, timestamp authorities and the certificate authority */
    readonly signingConfig?: string;
    /** URL of an RFC 3161 timestamp authority, for bundles */
    readonly timestampUrl?: string;
    /** Record signatures in a transparency log */
    readonly log?: boolean;
    /** Path of a trusted_root.json that verifies the answers of transparency log, timestamp authority and certificate authority; tuf: the newest root of the public-good instance (default: the included root of the public-good instance of Sigstore) */
    readonly trustedRoot?: string;
}
export interface VerifyOptions extends CallOptions<VerifyProgress>, ConnectionOptions, TrustOptions {
    /** Public keys, any of which may have signed: a path, env://NAME, an https URL with its key-fingerprint, or PEM text; "KEY not-after=2026-12-31" for a retired key (default: the key of Webdis, unless an identity is given) */
    readonly keys?: readonly string[];
    /** Annotations that the signed claims must contain */
    readonly annotations?: Readonly<Record<string, string>>;
    /** Reference that a legacy payload must name; bundles name none, so they do not count */
    readonly expectedReference?: string;
    /** Tag for every image that names neither tag nor digest */
    readonly tag?: string;
    /** Digest that the tag must point to, which protects against a tag that was moved back */
    readonly digest?: string;
    /** Platforms that the image must have, such as linux/arm64; all others that it has are verified as well */
    readonly platforms?: readonly string[];
    /** reported: unsigned attestation manifests of buildx are only reported; required: they fail (default: reported) */
    readonly attestationManifests?: 'reported' | 'required';
    /** auto: images that share repository path and tag must have the same digests; true: all images, and the same signatures; false: nothing is compared (default: auto) */
    readonly parity?: 'auto' | 'true' | 'false';
    /** Tools that must be able to read the signatures: cosign-2.5 (and older), podman (and CRI-O), policy-controller, kyverno */
    readonly requireReadableBy?: readonly ('cosign-2.5' | 'podman' | 'policy-controller' | 'kyverno')[];
    /** Attestations that the image must have, such as "spdxjson on=platforms": TYPE [on=index|platforms|all|any] [builder=ID] [source-repository=URL] [source-ref=REF] [source-digest=COMMIT] [max-age=DAYS] [by=SIGNER] */
    readonly attestations?: string | readonly string[];
    /** Verify the attestations, and not that the image is signed */
    readonly attestationsOnly?: boolean;
    /** Write the in-toto statements that meet the requirements to this folder, if everything is verified */
    readonly outputAttestations?: string;
    /** Time limit for the whole run, including waits for rate limits, in milliseconds (default: 10m) */
    readonly timeout?: number;
}
export interface AttestOptions extends CallOptions<AttestProgress>, ConnectionOptions {
    /** Type of the predicate: slsaprovenance, slsaprovenance02, slsaprovenance1, link, spdx, spdxjson, cyclonedx, vuln, openvex, custom, or a URI */
    readonly type?: string;
    /** File with one predicate, a JSON object, about the manifest that the reference names */
    readonly predicate?: string;
    /** File with the predicate about one platform, such as linux/amd64=sbom.json; every platform needs one */
    readonly predicateFor?: string | readonly string[];
    /** Attest the statements of buildx in the index, provenance and SBOM, each on its platform */
    readonly fromBuildx?: boolean;
    /** Allow platforms of the image without an attestation */
    readonly partial?: boolean;
    /** Private key in the format of cosign: a path, env://NAME, or PEM text */
    readonly key?: string;
    /** Password of the private key (default: COSIGN_PASSWORD; without it, a terminal prompts, or stdin is read) */
    readonly password?: string;
    /** SHA-256 fingerprint of the DER public key; any other key is refused before the run does anything */
    readonly keyFingerprints?: readonly string[];
    /** Accept a PKCS#8 key without a password */
    readonly allowUnencryptedKey?: boolean;
    /** Sign with a certificate for the identity of this workflow, without a key; name and repository become public for ever */
    readonly keyless?: boolean;
    /** OIDC token that proves the identity: a path or env://NAME (default: SIGSTORE_ID_TOKEN, or the token of GitHub Actions or Buildkite) */
    readonly identityToken?: string;
    /** Audience of the OIDC token, as the certificate authority expects it (default: sigstore) */
    readonly oidcClientId?: string;
    /** URL of the certificate authority (Fulcio) (default: the public-good instance of Sigstore) */
    readonly fulcioUrl?: string;
    /** Do not require that a certificate transparency log has seen the certificate, for a private Fulcio without one */
    readonly insecureIgnoreSct?: boolean;
    /** Let a private repository sign with public services, which publish its name for ever */
    readonly publishIdentity?: boolean;
    /** bundle: a referrer, as cosign v3; legacy: the .att tag, as cosign v2; both: readable by every cosign (default: bundle) */
    readonly format?: 'bundle' | 'legacy' | 'both';
    /** Repository to store the attestations in (default: the repository of the image) */
    readonly signatureRepository?: string;
    /** URL of the transparency log (default: Rekor v1 of the public-good instance of Sigstore) */
    readonly rekorUrl?: string;
    /** API version of the transparency log; version 2 accepts bundles only (default: 1) */
    readonly rekorVersion?: 1 | 2;
    /** Path of a signing config (v0.2) that names transparency logs, timestamp authorities and the certificate authority */
    readonly signingConfig?: string;
    /** URL of an RFC 3161 timestamp authority, for bundles */
    readonly timestampUrl?: string;
    /** Record signatures in a transparency log */
    readonly log?: boolean;
    /** Path of a trusted_root.json that verifies the answers of transparency log, timestamp authority and certificate authority; tuf: the newest root of the public-good instance (default: the included root of the public-good instance of Sigstore) */
    readonly trustedRoot?: string;
    /** Time limit for the whole run, including waits for rate limits, in milliseconds (default: 10m) */
    readonly timeout?: number;
}
export interface SignOptions extends CallOptions<SignProgress>, ConnectionOptions, SigningOptions {
    /** bundle: as cosign v3; legacy: as cosign v2; both: readable by every cosign (default: bundle) */
    readonly format?: 'bundle' | 'legacy' | 'both';
    /** Reference that legacy payloads name (default: the repository of the image) */
    readonly identity?: string;
    /** Sign the index and every manifest under it, attestation manifests too */
    readonly recursive?: boolean;
    /** Time limit for the whole run, including waits for rate limits, in milliseconds (default: 10m) */
    readonly timeout?: number;
}
export interface MirrorOptions extends CallOptions<MirrorProgress>, ConnectionOptions, TrustOptions {
    /** verified: the index and every platform verify with the key or identity; signed: each carries a signature, by any signer; none: anything is copied (default: verified with a key or an identity, otherwise signed) */
    readonly require?: 'verified' | 'signed' | 'none';
    /** Attestations that the source and each copy must have, such as spdxjson: TYPE [on=index|platforms|all|any] [builder=ID] [source-repository=URL] [source-ref=REF] [source-digest=COMMIT] [max-age=DAYS] [by=SIGNER]; only with require verified */
    readonly requireAttestations?: string | readonly string[];
    /** Public keys, any of which may have signed: a path, env://NAME, an https URL with its key-fingerprint, or PEM text; "KEY not-after=2026-12-31" for a retired key (default: none; the key of Webdis with --require verified) */
    readonly keys?: readonly string[];
    /** If the tag points to another image. fail: stop before anything is copied; keep: copy, and leave the tag; overwrite: copy, then move the tag (default: fail) */
    readonly onConflict?: 'fail' | 'keep' | 'overwrite';
    /** Signature tags of the target to replace if they conflict with the source, each while it has that digest; what only they hold is no longer found */
    readonly replaceSignatureTags?: readonly string[];
    /** Tag the copies */
    readonly tag?: boolean;
    /** Skip referrers that the source lists but does not have, with a warning */
    readonly skipMissingReferrers?: boolean;
    /** Write nothing, and show what would be done */
    readonly dryRun?: boolean;
    /** Check every blob, even if tag and lists say that nothing is missing */
    readonly deep?: boolean;
    /** Time limit for the whole run, including waits for rate limits, in milliseconds (default: 1h) */
    readonly timeout?: number;
}
export interface ReleaseOptions extends CallOptions<ReleaseProgress>, ConnectionOptions, SigningOptions {
    /** Repositories that get the same image and signatures */
    readonly mirrors?: readonly string[];
    /** Tags, which are written last: a bare tag for every registry, or a full reference for the one that it names */
    readonly tags: readonly string[];
    /** Move a tag that is written once, such as a version, although it names another image */
    readonly overwriteTags?: boolean;
    /** Tags that move with releases, in addition to latest, {{major}} and {{major}}.{{minor}}, such as stable or {{major}}-alpine; every other tag is written once */
    readonly movingTags?: readonly string[];
    /** Move latest and other moving tags back to an older release */
    readonly allowBackportLatest?: boolean;
    /** Skip referrers that the source lists but does not have, with a warning */
    readonly skipMissingReferrers?: boolean;
    /** Digest of an image that was pushed before; nothing is built. A run that failed continues with it */
    readonly digest?: string;
    /** Metadata of docker buildx build or bake, which says what was pushed: a path, or the JSON itself; nothing is built. Several digests of this image are joined, as digests are */
    readonly metadataFile?: string;
    /** Targets of bake to release (default: all that were pushed to the image) */
    readonly metadataTargets?: readonly string[];
    /** Digests of images that were pushed before without a tag, such as one for each platform by a runner of its own; they are joined to one index, which must have exactly the platforms given */
    readonly digests?: readonly string[];
    /** Build context, such as . for the current folder; required unless a digest is given */
    readonly context?: string;
    /** Path of the Dockerfile */
    readonly file?: string;
    /** Platforms to build, such as linux/arm64; an image given by digest must have them */
    readonly platforms?: readonly string[];
    /** Build arguments */
    readonly buildArgs?: readonly string[];
    /** Labels of the image */
    readonly labels?: readonly string[];
    /** Annotations of manifests and index, as docker/metadata-action writes them */
    readonly buildAnnotations?: readonly string[];
    /** Secrets of the build; they are passed through the environment */
    readonly secrets?: readonly string[];
    /** Secrets of the build, from environment variables */
    readonly secretEnvs?: readonly string[];
    /** Secrets of the build, from files */
    readonly secretFiles?: readonly string[];
    /** Stage of the Dockerfile to build */
    readonly target?: string;
    /** Caches to read, such as type=gha; anyone who can write them can change what is signed */
    readonly cacheFrom?: readonly string[];
    /** Caches to write, such as type=gha,mode=max */
    readonly cacheTo?: readonly string[];
    /** Provenance attestation of buildx: true, false or mode=max; slsa-github makes a signed one of this workflow run, for the index and every platform (both: mode=max,slsa-github) (default: as buildx) */
    readonly provenance?: string;
    /** SBOM attestation: true, false or generator=IMAGE (default: as buildx) */
    readonly sbom?: string;
    /** Builder, as docker buildx ls names it */
    readonly builder?: string;
    /** Further build contexts, such as base=docker-image://alpine or src=../lib */
    readonly buildContexts?: readonly string[];
    /** SSH agents or keys for the build, such as default */
    readonly ssh?: readonly string[];
    /** Network of RUN: default, none or host */
    readonly network?: string;
    /** Names of hosts for RUN, with their addresses */
    readonly addHosts?: readonly string[];
    /** Entitlements of the build, such as network.host or security.insecure */
    readonly allow?: readonly string[];
    /** How the image is written, such as compression=zstd,rewrite-timestamp=true; it is always pushed by digest */
    readonly outputs?: readonly string[];
    /** Token for private repositories as build context; the build gets it as the secret GIT_AUTH_TOKEN */
    readonly githubToken?: string;
    /** Build without a cache */
    readonly noCache?: boolean;
    /** Always look for newer base images */
    readonly pull?: boolean;
    /** bundle: as cosign v3; legacy: as cosign v2; both: readable by every cosign (default: both with Rekor v1, bundle with Rekor v2) */
    readonly format?: 'bundle' | 'legacy' | 'both';
    /** buildx: attest what buildx says about each platform, its provenance and SBOM, as this signer */
    readonly attestations?: 'buildx';
    /** Path of the ledger of releases; the release is added to the file */
    readonly ledger?: string;
    /** Version under which the ledger lists the release (default: the first tag that is a version) */
    readonly version?: string;
    /** Time limit for the whole run, including waits for rate limits, in milliseconds (default: 6h) */
    readonly timeout?: number;
    /** Write nothing, and show what would be done */
    readonly dryRun?: boolean;
}
export interface DriftOptions extends CallOptions<DriftProgress>, ConnectionOptions, TrustOptions {
    /** Path of the ledger, the reviewed list of releases; drift init writes one */
    readonly ledger?: string;
    /** Tags to compare and verify, when there is no ledger */
    readonly tags?: readonly string[];
    /** Check every blob, with a request for each */
    readonly blobs?: boolean;
    /** Runs from one full look at a release to the next, spread evenly; in between, its tag and the signatures of its index are asked for. Without a state file, every look is full */
    readonly fullEvery?: number;
    /** Part of the ledger to check, such as 2/4 */
    readonly shard?: string;
    /** Path of a file that keeps results from run to run: unchanged images need few requests, and failures are counted */
    readonly state?: string;
    /** Public keys, any of which may have signed: a path, env://NAME, an https URL with its key-fingerprint, or PEM text; "KEY not-after=2026-12-31" for a retired key (default: the key of Webdis, unless an identity is given) */
    readonly keys?: readonly string[];
    /** Time limit for the whole run, including waits for rate limits, in milliseconds (default: 1h) */
    readonly timeout?: number;
}
export {};
