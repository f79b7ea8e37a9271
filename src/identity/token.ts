/**
 * Parses OIDC identity tokens (JSON Web Tokens, RFC 7519), and predicts the names that Fulcio writes into a
 * certificate. Fulcio verifies the signature of the token; this code does not.
 */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { isObject, type JsonObject, type JsonValue, readObject } from '../oci/json.ts';
import { quote } from '../oci/shape.ts';

export interface IdentityToken {
  /** a secret: anyone who has it can sign in this name until it expires */
  readonly text: string;
  /** the text to sign, to prove to Fulcio that we have the key: the e-mail address, otherwise the subject */
  readonly challenge: string;
  /** `sub` */
  readonly subject: string;
  readonly expires: Date;
  /** possible names in a certificate, the most likely one first; never empty */
  readonly names: readonly string[];
  /** whether `names` follow from a rule of Fulcio; otherwise the name is known only from a certificate */
  readonly isNamed: boolean;
  /** possible issuers in a certificate, the most likely one first; never empty */
  readonly issuers: readonly string[];
  /** `private` or `internal` if the token says that the source repository is not public */
  readonly hidden: string | undefined;
  /** the event that started the workflow, in tokens of GitHub */
  readonly event: string | undefined;
  /** the run of a workflow; undefined in tokens of others than GitHub, and if one of the claims is missing */
  readonly githubRun: GithubRun | undefined;
}

/** Claims of GitHub's tokens (docs.github.com, "OpenID Connect reference"). */
const runClaims = [
  'event_name',
  'job_workflow_ref',
  'ref',
  'repository',
  'repository_id',
  'repository_owner_id',
  'run_attempt',
  'run_id',
  'runner_environment',
  'sha',
  'workflow_ref',
] as const;

export type GithubRun = Readonly<Record<(typeof runClaims)[number], string>> & {
  /** `https://github.com`, and the address of a GitHub Enterprise Server if that is the issuer */
  readonly servers: readonly string[];
};

/**
 * Throws E_INPUT for anything but a token for this audience. Messages quote only the audience of the token.
 *
 * @param source the name of the token in messages: `SIGSTORE_ID_TOKEN`
 */
export function parseIdentityToken(text: string, source: string, audience: string): IdentityToken {
  const refuse = (why: string): never => {
    throw new TrustError('E_INPUT', `${source} is not a usable identity token: ${why}`);
  };
  const claims = claimsOf(text) ?? refuse('it is not a JSON Web Token');
  const name = (claim: string): string =>
    textOf(claims[claim]) ?? refuse(`its claim ${claim} is missing, or not text`);
  const subject = name('sub');
  const issuer = name('iss');
  const audiences = [claims['aud']].flat();
  if (!audiences.includes(audience)) {
    const found = audiences.map(quote).join(', ');
    refuse(`it is for ${found}, not for ${quote(audience)} (its audience, the claim aud)`);
  }
  const { exp } = claims;
  if (typeof exp !== 'number' || !(exp > 0 && exp < 1e11)) {
    return refuse('its claim exp is missing, or not a time');
  }
  const email = textOf(claims['email']);
  if (email !== undefined && ![true, 'true'].includes(claims['email_verified'] as boolean)) {
    refuse('its issuer has not verified the e-mail address in it');
  }
  const known = email === undefined ? namesOf(claims, issuer) : [email];
  return {
    text,
    challenge: email ?? subject,
    subject,
    expires: new Date(exp * 1000),
    names: known ?? [subject],
    isNamed: known !== undefined,
    issuers: [...federatedIssuer(claims), issuer],
    hidden: [claims['repository_visibility'], claims['project_visibility']]
      .flatMap((value) => textOf(value) ?? [])
      .find((visibility) => visibility !== 'public'),
    event: textOf(claims['event_name']),
    githubRun: githubRunOf(claims, issuer),
  };
}

const form = /^[A-Za-z0-9_-]+\.([A-Za-z0-9_-]+)\.[A-Za-z0-9_-]+$/;

/** Whether the text is a token, and not a path or variable that contains one. */
export function looksLikeToken(text: string): boolean {
  return text.startsWith('eyJ') && text.split('.').length === 3;
}

function claimsOf(text: string): JsonObject | undefined {
  const [, payload] = text.length > limits.identityToken ? [] : (form.exec(text) ?? []);
  return payload === undefined ? undefined : readObject(Buffer.from(payload, 'base64url'));
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Dex, which the public instance uses for people, names the provider where they logged in. */
function federatedIssuer({ federated_claims: federated }: JsonObject): readonly string[] {
  const connector = isObject(federated) ? textOf(federated['connector_id']) : undefined;
  return connector === undefined ? [] : [connector];
}

/** As in Fulcio's templates (fulcio config/identity/config.yaml); undefined for a provider that is unknown here. */
function namesOf(claims: JsonObject, issuer: string): readonly string[] | undefined {
  const claim = (name: string) => textOf(claims[name]);
  const [workflow, config] = [claim('job_workflow_ref'), claim('ci_config_ref_uri')];
  if (workflow !== undefined) {
    return [...githubOrigins(issuer)].map((origin) => `${origin}/${workflow}`);
  }
  if (config !== undefined) return [`https://${config}`];
  const [organization, pipeline] = [claim('organization_slug'), claim('pipeline_slug')];
  if (organization !== undefined && pipeline !== undefined) {
    return [`https://buildkite.com/${organization}/${pipeline}`];
  }
  const subject = claim('sub') ?? '';
  // SPIFFE, and issuers whose subjects are URIs.
  return URL.canParse(subject) && subject.includes('://') ? [subject] : undefined;
}

function githubRunOf(claims: JsonObject, issuer: string): GithubRun | undefined {
  const texts = runClaims.map((name) => [name, textOf(claims[name])] as const);
  if (texts.some(([, value]) => value === undefined)) return undefined;
  const servers = [...githubOrigins(issuer)];
  return { ...(Object.fromEntries(texts) as Omit<GithubRun, 'servers'>), servers };
}

/** A private Fulcio may name a GitHub Enterprise Server by its own address, or as github.com. */
function githubOrigins(issuer: string): ReadonlySet<string> {
  const { hostname = '' } = URL.canParse(issuer) ? new URL(issuer) : {};
  const isOwn = /(?:^|\.)githubusercontent\.com$/.test(hostname);
  const own = hostname.replace(/^token\.actions\./, '');
  return new Set(['https://github.com', ...(isOwn ? [] : [`https://${own}`])]);
}
