// Fulcio, with a certificate authority and a certificate transparency log of its own.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/folder.ts';
import { binary } from './binaries.ts';
import { runOrThrow } from './command.ts';
import { type CtLog, startCtLog } from './ct-log.ts';
import { freePort, startServer } from './process.ts';

export interface Fulcio {
  readonly url: string;
  /** PEM file: the intermediate, then the root. */
  readonly chain: string;
  /** undefined if it logs no certificates */
  readonly ctLog: CtLog | undefined;
  stop(): Promise<void>;
}

export interface Issuers {
  /** URLs of issuers whose tokens have the claims of GitHub Actions */
  readonly github: readonly string[];
  /** URLs of issuers whose tokens name an e-mail address */
  readonly email: readonly string[];
}

/** Programs of a Fulcio that logs certificates. */
export const fulcioPeers = ['fulcio', 'openssl', 'tesseract'];

const password = 'lab';

/** @param logged whether certificates are logged and carry an SCT */
export async function startFulcio(issuers: Issuers, logged = true): Promise<Fulcio> {
  const folder = temporaryFolder('fulcio');
  const file = (name: string) => join(folder.path, name);
  await createIntermediate(folder.path);
  writeFileSync(file('fulcio.yaml'), configuration(issuers));
  const ctLog = logged ? await startCtLog(file('root.pem')) : undefined;
  if (ctLog !== undefined) writeFileSync(file('ct.pub'), ctLog.publicKey);
  const [port, grpc, metrics] = await Promise.all([freePort(), freePort(), freePort()]);
  const flags = {
    host: '127.0.0.1',
    port,
    'grpc-host': '127.0.0.1',
    'grpc-port': grpc,
    'metrics-port': metrics,
    'legacy-unix-domain-socket': file('socket'),
    ca: 'fileca',
    'fileca-cert': file('chain.pem'),
    'fileca-key': file('intermediate.key'),
    'fileca-key-passwd': password,
    'fileca-watch': false,
    'ct-log-url': ctLog?.url ?? '',
    ...(ctLog === undefined ? {} : { 'ct-log-public-key-path': file('ct.pub') }),
    'config-path': file('fulcio.yaml'),
  };
  const args = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
  const command = binary('fulcio');
  const server = await startServer({
    ...{ name: 'fulcio', command, args: ['serve', ...args], port },
    timeoutMs: 60_000,
  });
  return {
    url: `http://127.0.0.1:${port}`,
    chain: file('chain.pem'),
    ctLog,
    stop: async () => {
      await Promise.all([server.stop(), ctLog?.stop()]);
      folder.remove();
    },
  };
}

/** A root and an intermediate for code signing; Fulcio reads the intermediate's key encrypted. */
async function createIntermediate(folder: string): Promise<void> {
  const file = (name: string) => join(folder, name);
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-days', '3650'];
  const authority = (pathLength: number) => [
    `basicConstraints=critical,CA:TRUE,pathlen:${pathLength}`,
    'keyUsage=critical,keyCertSign,cRLSign',
    'extendedKeyUsage=codeSigning',
  ];
  const extensions = (pathLength: number) =>
    authority(pathLength).flatMap((extension) => ['-addext', extension]);
  const request = (name: string, more: readonly string[]) =>
    runOrThrow('openssl', [
      ...['req', '-x509', ...newKey, '-subj', `/O=lab/CN=${name}`],
      ...['-keyout', file(`${name}.key`), '-out', file(`${name}.pem`), ...more],
    ]);
  await request('root', ['-nodes', ...extensions(1)]);
  const issuer = ['-CA', file('root.pem'), '-CAkey', file('root.key')];
  await request('intermediate', ['-passout', `pass:${password}`, ...extensions(0), ...issuer]);
  const chain = ['intermediate.pem', 'root.pem'].map((name) => readFileSync(file(name), 'utf8'));
  writeFileSync(file('chain.pem'), chain.join(''));
}

/** Issuers and the names of their claims, as the public instance maps them. */
function configuration({ github, email }: Issuers): string {
  const issuer = (url: string, more: readonly string[]) => [
    `  ${url}:`,
    `    issuer-url: ${url}`,
    '    client-id: sigstore',
    ...more.map((line) => `    ${line}`),
  ];
  return [
    'oidc-issuers:',
    ...github.flatMap((url) => issuer(url, ['type: ci-provider', 'ci-provider: github-workflow'])),
    ...email.flatMap((url) => issuer(url, ['type: email'])),
    'ci-issuer-metadata:',
    '  github-workflow:',
    '    default-template-values:',
    '      url: "https://github.com"',
    '      environment: ""',
    '    extension-templates:',
    ...Object.entries(templates).map(([name, text]) => `      ${name}: "${text}"`),
    '    subject-alternative-name-template: "{{ .url }}/{{ .job_workflow_ref }}"',
    '',
  ].join('\n');
}

const templates = {
  'github-workflow-trigger': 'event_name',
  'github-workflow-sha': 'sha',
  'github-workflow-name': 'workflow',
  'github-workflow-repository': 'repository',
  'github-workflow-ref': 'ref',
  'build-signer-uri': '{{ .url }}/{{ .job_workflow_ref }}',
  'build-signer-digest': 'job_workflow_sha',
  'runner-environment': 'runner_environment',
  'source-repository-uri': '{{ .url }}/{{ .repository }}',
  'source-repository-digest': 'sha',
  'source-repository-ref': 'ref',
  'source-repository-identifier': 'repository_id',
  'source-repository-owner-uri': '{{ .url }}/{{ .repository_owner }}',
  'source-repository-owner-identifier': 'repository_owner_id',
  'build-config-uri': '{{ .url }}/{{ .workflow_ref }}',
  'build-config-digest': 'workflow_sha',
  'build-trigger': 'event_name',
  'run-invocation-uri':
    '{{ .url }}/{{ .repository }}/actions/runs/{{ .run_id }}/attempts/{{ .run_attempt }}',
  'source-repository-visibility-at-signing': 'repository_visibility',
  'deployment-environment': 'environment',
};
