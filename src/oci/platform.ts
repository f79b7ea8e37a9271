/** Parses, formats and compares platforms (image-spec image-index.md, "platform"): `os/architecture[/variant]`. */

import { TrustError } from '../error.ts';
import { type JsonObject, type JsonValue, nonEmptyText } from './json.ts';

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  readonly osVersion?: string;
  readonly osFeatures?: readonly string[];
}

/** The platform fields of an index entry or image config, which may be incomplete. */
export type PlatformClaim = Partial<Platform>;

const word = '[A-Za-z0-9_.-]{1,64}';
const specifier = new RegExp(
  `^(${word})(?:\\((${word})\\))?/(${word})(?:/(${word}))?(?::(${word}))?$`,
);

/**
 * Parses `linux/arm64/v8`. Accepts an OS version in the format of reports (`windows/amd64:10.0.20348`) and
 * of containerd (`windows(10.0.20348)/amd64`). Throws E_INPUT.
 */
export function parsePlatform(text: string): Platform {
  const [, os, before, architecture, variant, after] = specifier.exec(text) ?? [];
  if (os === undefined || architecture === undefined || (before && after)) {
    throw new TrustError(
      'E_INPUT',
      `${JSON.stringify(text.slice(0, 100))} is not a platform; write os/architecture, such as linux/arm64`,
    );
  }
  const osVersion = before ?? after;
  return {
    os,
    architecture,
    ...(variant === undefined ? {} : { variant }),
    ...(osVersion === undefined ? {} : { osVersion }),
  };
}

/** Reads the fields that an index's `platform` and an image config have in common. */
export function readPlatform(object: JsonObject): PlatformClaim {
  const fields = {
    os: nonEmptyText(object['os']),
    architecture: nonEmptyText(object['architecture']),
    variant: nonEmptyText(object['variant']),
    osVersion: nonEmptyText(object['os.version']),
    osFeatures: texts(object['os.features']),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function texts(value: JsonValue | undefined): readonly string[] | undefined {
  const all = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  return all.length === 0 ? undefined : all;
}

export function isPlatform(claim: PlatformClaim): claim is Platform {
  return claim.os !== undefined && claim.architecture !== undefined;
}

/** Uses the normalized names that `docker` shows: `linux/aarch64` becomes `linux/arm64`. */
export function formatPlatform(claim: PlatformClaim): string {
  const { os, architecture, variant, osVersion } = inUsualNames(claim);
  const base = [os, architecture, variant].filter((part) => part !== undefined).join('/');
  return osVersion === undefined ? base : `${base}:${osVersion}`;
}

/** In the format of containerd and buildx, with the OS version after the OS. */
export function platformSpecifier({ osVersion, ...platform }: Platform): string {
  if (osVersion === undefined) return formatPlatform(platform);
  const { os } = inUsualNames(platform);
  return formatPlatform(platform).replace(os, `${os}(${osVersion})`);
}

/** Aliases of architectures (containerd platforms, "normalizeArch"). */
const aliases: Readonly<Record<string, { readonly architecture: string; variant?: string }>> = {
  aarch64: { architecture: 'arm64' },
  armel: { architecture: 'arm', variant: 'v6' },
  armhf: { architecture: 'arm', variant: 'v7' },
  i386: { architecture: '386' },
  'x86-64': { architecture: 'amd64' },
  x86_64: { architecture: 'amd64' },
};

function inUsualNames<T extends PlatformClaim>({ variant, ...claim }: T): T {
  const os = claim.os?.toLowerCase();
  const name = claim.architecture?.toLowerCase();
  const alias = Object.hasOwn(aliases, name ?? '') ? aliases[name ?? ''] : undefined;
  const architecture = alias?.architecture ?? name;
  const level = variant?.toLowerCase();
  const usual = alias?.variant ?? (isArm(architecture) ? level?.replace(/^\d$/, 'v$&') : level);
  return {
    ...claim,
    ...(os === undefined ? {} : { os: os === 'macos' ? 'darwin' : os }),
    ...(architecture === undefined ? {} : { architecture }),
    ...(usual === undefined || architecture === '386' ? {} : { variant: usual }),
  } as T;
}

function isArm(architecture: string | undefined): boolean {
  return architecture === 'arm' || architecture === 'arm64';
}

/** Default variants (containerd platforms, "Normalize"): arm64/v8 is arm64, amd64/v1 is amd64. */
const impliedVariants: Readonly<Record<string, string>> = { arm64: 'v8', amd64: 'v1', arm: 'v7' };

/** Whether `actual` satisfies `required`. The OS version is compared only if it is required. */
export function samePlatform(required: Platform, actual: Platform): boolean {
  const [a, b] = [inUsualNames(required), inUsualNames(actual)];
  return (
    a.os === b.os &&
    a.architecture === b.architecture &&
    variantOf(a) === variantOf(b) &&
    (a.osVersion === undefined || isPartOf(a.osVersion, b.osVersion))
  );
}

export function equalPlatforms(a: Platform, b: Platform): boolean {
  return samePlatform(a, b) && samePlatform(b, a);
}

function variantOf({ architecture, variant }: Platform): string | undefined {
  return (
    variant ??
    (Object.hasOwn(impliedVariants, architecture) ? impliedVariants[architecture] : undefined)
  );
}

/** `10.0.20348` includes every build of it, such as `10.0.20348.2700`. */
function isPartOf(version: string, actual: string | undefined): boolean {
  return actual === version || actual?.startsWith(`${version}.`) === true;
}

/** Whether a field that both have differs. Absent fields are not compared. */
export function platformsContradict(one: PlatformClaim, other: PlatformClaim): boolean {
  const [a, b] = [inUsualNames(one), inUsualNames(other)];
  const differ = <T>(x: T | undefined, y: T | undefined, same = (p: T, q: T) => p === q) =>
    x !== undefined && y !== undefined && !same(x, y);
  return (
    differ(a.os, b.os) ||
    differ(a.architecture, b.architecture) ||
    differ(a.variant, b.variant) ||
    differ(a.osVersion, b.osVersion, (x, y) => isPartOf(x, y) || isPartOf(y, x)) ||
    differ(a.osFeatures, b.osFeatures, (x, y) => sortedText(x) === sortedText(y))
  );
}

function sortedText(features: readonly string[]): string {
  return JSON.stringify([...new Set(features)].sort());
}
