// The artifacts of an image in a registry, read without the code under test.
import type { Registry } from './registries.ts';

/** A registry, or a proxy in front of it. */
export type Place = Pick<Registry, 'host' | 'referrersApi'>;

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly platform?: { readonly os: string; readonly architecture: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

/** One manifest of an image: the index, or what it lists. */
export interface Listed {
  readonly digest: string;
  readonly what: 'index' | 'platforms' | 'attestation manifests';
}

export interface SignatureImage {
  readonly manifest: Buffer;
  readonly config: Buffer;
  readonly layers: readonly {
    readonly payload: Buffer;
    readonly annotations: Readonly<Record<string, string>>;
  }[];
}

const accept = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
].join(', ');

/** The index first. */
export async function listManifests(
  registry: Place,
  repository: string,
  index: string,
): Promise<readonly Listed[]> {
  const bytes = await getManifest(registry, repository, index);
  const { manifests }: { manifests: Descriptor[] } = JSON.parse(String(bytes));
  const children = manifests.map(({ digest, annotations }): Listed => {
    const isAttestation = annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';
    return { digest, what: isAttestation ? 'attestation manifests' : 'platforms' };
  });
  return [{ digest: index, what: 'index' }, ...children];
}

/** Every signature over a manifest, each as a line that says what it is. */
export async function listSignatures(
  registry: Place,
  repository: string,
  digest: string,
): Promise<readonly string[]> {
  const image = await getManifest(registry, repository, `${digest.replace(':', '-')}.sig`);
  const layers: Descriptor[] = image === undefined ? [] : JSON.parse(String(image)).layers;
  const legacy = layers.map(
    (layer) =>
      `legacy ${layer.digest} ${layer.annotations?.['dev.cosignproject.cosign/signature']}`,
  );
  const referrers = await listReferrers(registry, repository, digest);
  const kinds = await Promise.all(
    referrers.map(async (referrer) => {
      const bytes = await getManifest(registry, repository, referrer.digest);
      const { artifactType } = JSON.parse(String(bytes));
      return `${artifactType} ${referrer.digest}`;
    }),
  );
  return [...legacy, ...kinds.filter((kind) => kind.includes('sigstore.bundle')).sort()];
}

async function listReferrers(
  registry: Place,
  repository: string,
  digest: string,
): Promise<readonly Descriptor[]> {
  const list = registry.referrersApi
    ? await get(registry, `${repository}/referrers/${digest}`)
    : await getManifest(registry, repository, digest.replace(':', '-'));
  return list === undefined ? [] : JSON.parse(String(list)).manifests;
}

/** The legacy signatures over a manifest, with all their bytes. */
export async function readSignatureImage(
  registry: Place,
  repository: string,
  digest: string,
): Promise<SignatureImage> {
  const tag = `${digest.replace(':', '-')}.sig`;
  const manifest = await getManifest(registry, repository, tag);
  if (manifest === undefined) throw new Error(`${registry.host} has no tag ${tag}`);
  const { config, layers }: { config: Descriptor; layers: Descriptor[] } = JSON.parse(
    String(manifest),
  );
  return {
    manifest,
    config: await getBlob(registry, repository, config.digest),
    layers: await Promise.all(
      layers.map(async ({ digest, annotations = {} }) => ({
        payload: await getBlob(registry, repository, digest),
        annotations,
      })),
    ),
  };
}

async function getBlob(registry: Place, repository: string, digest: string): Promise<Buffer> {
  const bytes = await get(registry, `${repository}/blobs/${digest}`);
  if (bytes === undefined) throw new Error(`${registry.host} has no blob ${digest}`);
  return bytes;
}

function getManifest(
  registry: Place,
  repository: string,
  reference: string,
): Promise<Buffer | undefined> {
  return get(registry, `${repository}/manifests/${reference}`);
}

async function get({ host }: Place, path: string): Promise<Buffer | undefined> {
  const answer = await fetch(`http://${host}/v2/${path}`, { headers: { accept } });
  const body = Buffer.from(await answer.arrayBuffer());
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`${path} on ${host} answered ${answer.status}: ${body}`);
  return body;
}
