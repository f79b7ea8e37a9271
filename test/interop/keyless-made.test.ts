// Every image of keyless-made on every registry: the results of this project compared with those of cosign 3.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { verifyImages } from '../../src/index.ts';
import { cases, issuer, type KeylessCase, workflow } from '../identity/vectors.ts';
import { type Folder, temporaryFolder } from '../support/folder.ts';
import { installed } from './support/binaries.ts';
import { type Cosign, cosign } from './support/cosign.ts';
import { eachOf } from './support/in-turn.ts';
import { loadCase, readCases } from './support/load.ts';
import { type Registry, startRegistries } from './support/registries.ts';

const vectors = fileURLToPath(new URL('../vectors/keyless-made', import.meta.url));
const peers = ['olareg', 'docker-registry', 'distribution', 'cosign3'];
const skip = installed(...peers) ? false : 'node scripts/peers.mjs install --for verify';

type Expected = Pick<KeylessCase['expect'], 'outcome'>;
/** A policy, as far as it is not the default one of the vectors, and what it says about the image. */
type Asked = NonNullable<KeylessCase['expect']['also']>[number];

/** The flag of cosign for a claim, and what it compares with. cosign does not know the others. */
const claimFlags: Readonly<Record<string, (value: string) => readonly string[]>> = {
  sourceRepositoryUri: (value) => [
    ...['--certificate-github-workflow-repository', value.replace('https://github.com/', '')],
  ],
  buildTrigger: (value) => ['--certificate-github-workflow-trigger', value],
};
const claimNames: Readonly<Record<string, string>> = {
  sourceRepositoryUri: 'source-repository',
  buildTrigger: 'build-trigger',
  runnerEnvironment: 'runner-environment',
};

const platformUnsigned = 'cosign verifies the index only, and a platform is not signed';
const attestation = 'cosign takes an attestation for a signature';

/**
 * Where cosign and this project differ, each for the reason given. cosign accepts all of these, and this project
 * none. The name of a case means its default policy; after a space comes the difference.
 */
const differences: Readonly<Record<string, string>> = {
  'keyless-index-only': platformUnsigned,
  'keyless-arm64-other-workflow':
    'cosign verifies the index only; linux/arm64 is signed by another',
  'att-actions-attest': attestation,
  'att-custom': attestation,
  'att-other-builder': attestation,
  'att-other-repo': attestation,
  'att-slsa-all': attestation,
  'att-slsa-index': attestation,
  'keyless-self-hosted {"claims":{"runnerEnvironment":"github-hosted"}}':
    'cosign has no flag for runner-environment',
};

describe('keyless-made on real registries', { skip, concurrency: false }, () => {
  let registries: Registry[] = [];
  let home: Folder;
  let judge: Cosign;
  const rows: string[] = [];
  const met = new Set<string>();

  before(async () => {
    home = temporaryFolder('home');
    judge = cosign('v3', { folder: home.path });
    registries = await startRegistries();
  });
  after(async () => {
    await Promise.all(registries.map((registry) => registry.stop()));
    home.remove();
    process.stdout.write(`\ncase | registry | ours | cosign v3\n${rows.join('\n')}\n`);
  });

  for (const [name, stored] of readCases(vectors)) {
    it(name, async () => {
      const images = await eachOf(registries, 2, async (registry) => ({
        registry: registry.name,
        image: `${await loadCase(vectors, stored, registry)}:0.1.24`,
      }));
      const runs = askedOf(name).flatMap((asked) => images.map((one) => ({ ...one, asked })));
      await eachOf(runs, 2, async ({ registry, image, asked: [title, asked] }) => {
        const [ours, theirs] = [await verify(image, asked), await cosignVerify(image, asked)];
        rows.push(`${title} | ${registry} | ${ours} | ${theirs.exit}`);
        assert.equal(ours, asked.outcome, `${title}, ${registry}`);
        const why = differences[title];
        const accepts = why === undefined ? ours === 'verified' : ours === 'rejected';
        assert.equal(theirs.exit === 0, accepts, `${title}, ${registry}: ${why} ${theirs.stderr}`);
        if (why !== undefined) met.add(title);
      });
    });
  }

  it('every difference in the table is one', () => {
    assert.deepEqual([...met].toSorted(), Object.keys(differences).toSorted());
  });

  function cosignVerify(image: string, asked: Asked) {
    return judge.run([
      ...['verify', ...signerFlags(asked), '--offline'],
      ...['--trusted-root', `${vectors}/${asked.trustedRoot ?? 'trusted-root.json'}`],
      ...(asked.sct === undefined ? [] : ['--insecure-ignore-sct']),
      // Without a log, cosign asks for a timestamp only if it is given this flag, and takes the present time.
      ...(asked.transparencyLog === undefined
        ? []
        : ['--insecure-ignore-tlog', '--use-signed-timestamps']),
      ...['--allow-http-registry', '--allow-insecure-registry', image],
    ]);
  }
});

/** The default policy of the vectors, and the others that a case names, each with a title. */
function askedOf(name: string): readonly (readonly [string, Asked])[] {
  const one = cases.find((other) => other.name === name);
  assert.ok(one);
  // The verdict of this one is about its key.
  const kms = { key: 'kms-webdis.pub', outcome: 'verified' } as const;
  const [expected, ...more]: [Expected, ...Asked[]] =
    name === 'kms-webdis' ? [{ outcome: 'rejected' }, kms] : [one.expect];
  return [
    [name, { outcome: expected.outcome }],
    ...[...more, ...(one.expect.also ?? [])].map((asked) => {
      const { outcome: _, why: __, ...differs } = asked as Asked & { readonly why?: string };
      return [`${name} ${JSON.stringify(differs)}`, asked] as const;
    }),
  ];
}

function signerFlags({ key, identity, issuer: by, claims = {} }: Asked): readonly string[] {
  if (key !== undefined) return ['--key', `${vectors}/${key}`];
  return [
    ...['--certificate-identity', identity ?? workflow],
    ...['--certificate-oidc-issuer', by ?? issuer],
    ...Object.entries(claims).flatMap(([claim, value]) => claimFlags[claim]?.(value) ?? []),
  ];
}

async function verify(image: string, asked: Asked): Promise<string> {
  const { key, identity = workflow, issuer: by = issuer, claims = {} } = asked;
  const pairs = Object.entries(claims).map(([claim, value]) => `${claimNames[claim]}=${value}`);
  const name = { certificateIdentity: identity, certificateOidcIssuer: by };
  const signer = key === undefined ? name : { keys: [`${vectors}/${key}`] };
  const report = await verifyImages([image], {
    ...signer,
    ...(pairs.length === 0 ? {} : { certificateClaims: pairs }),
    trustedRoot: `${vectors}/${asked.trustedRoot ?? 'trusted-root.json'}`,
    ...(asked.sct === undefined ? {} : { insecureIgnoreSct: true }),
    ...(asked.transparencyLog === undefined ? {} : { transparencyLog: asked.transparencyLog }),
    env: {},
  });
  return report.outcome;
}
