/**
 * The quirks of registries by vendor (registries.md §3.3, §4). Other code checks for the quirk, never for
 * the vendor. Names must match exactly (threats 11, 112).
 */

export interface Vendor {
  /** the usual name, then other names of the same registry; or a pattern of names */
  readonly names: readonly [string, ...string[]] | RegExp;
  /** host of the API, if it is not the registry's name */
  readonly apiHost?: string;
  /** name in cosign's signature payloads (cosign-formats.md §1.1) */
  readonly cosignName?: string;
  /** key under which Docker and its helpers keep credentials */
  readonly credentialServer?: string;
  /**
   * the challenge that it is known to send, which saves a request that is answered with 401; if it sends
   * another one, that is used
   */
  readonly authorization?: 'basic' | { readonly realm: string; readonly service: string };
  /** whether it has the Referrers API; if a request shows otherwise, that counts */
  readonly hasReferrersApi?: boolean;
  /** manifest GETs count as pulls; those of anonymous users by address, which CI runners share (fault 2) */
  readonly limitsPulls?: { readonly as: string };
  /** the command that creates a repository, if pushing does not create it */
  readonly createRepository?: (registry: string, path: string) => string;
}

const privateEcr =
  /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]{1,40})\.(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|on\.aws|on\.amazonwebservices\.com\.cn)$/;

const vendors: readonly Vendor[] = [
  {
    names: ['docker.io', 'index.docker.io', 'registry-1.docker.io'],
    apiHost: 'registry-1.docker.io',
    cosignName: 'index.docker.io',
    credentialServer: 'https://index.docker.io/v1/',
    authorization: { realm: 'https://auth.docker.io/token', service: 'registry.docker.io' },
    hasReferrersApi: true,
    limitsPulls: { as: 'Docker Hub' },
  },
  {
    names: ['ghcr.io'],
    authorization: { realm: 'https://ghcr.io/token', service: 'ghcr.io' },
    hasReferrersApi: false,
  },
  {
    names: ['public.ecr.aws'],
    authorization: { realm: 'https://public.ecr.aws/token/', service: 'public.ecr.aws' },
    hasReferrersApi: true,
    // The first component of the path is the alias of the registry.
    createRepository: (_, path) =>
      createOnAws('ecr-public', 'us-east-1', path.slice(path.indexOf('/') + 1)),
  },
  {
    names: privateEcr,
    authorization: 'basic',
    hasReferrersApi: true,
    createRepository: (registry, path) =>
      createOnAws('ecr', privateEcr.exec(registry)?.[1] ?? '', path),
  },
];

function createOnAws(service: string, region: string, name: string): string {
  return `aws ${service} create-repository --region ${region} --repository-name ${name}`;
}

export function vendorOf(registry: string): Partial<Vendor> {
  const isNamed = ({ names }: Vendor) =>
    names instanceof RegExp ? names.test(registry) : names.includes(registry);
  return vendors.find(isNamed) ?? {};
}
