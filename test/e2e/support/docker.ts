/**
 * A program that is called `docker` and plays `docker buildx build`: it pushes an image by digest to where
 * `--output` says, and writes the metadata file, as buildx does.
 */

import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, temporaryFolder } from './process.ts';

export interface Docker {
  /** for PATH, with what stands there already */
  readonly path: string;
  /** every call so far, with all that it could see */
  calls(): readonly Call[];
}

interface Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface DockerOptions {
  /** makes an image of its own */
  readonly content?: string;
  /** lines that the build prints */
  readonly log?: readonly string[];
  /** `fail`: it prints the log and pushes nothing; `hang`: it never ends by itself */
  readonly does?: 'push' | 'fail' | 'hang';
}

export function fakeDocker(options: DockerOptions = {}): Docker {
  const folder = temporaryFolder();
  const [file, record] = [join(folder, 'docker'), join(folder, 'calls')];
  writeFileSync(file, script({ ...defaults, ...options }, record));
  chmodSync(file, 0o755);
  return {
    path: `${folder}:${process.env['PATH']}`,
    calls: () =>
      existsSync(record)
        ? readFileSync(record, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line))
        : [],
  };
}

const defaults: Required<DockerOptions> = { content: 'built', log: ['#1 DONE 0.1s'], does: 'push' };

/** Without a suffix and beside no package.json, it is a CommonJS file to Node. */
function script({ content, log, does }: Required<DockerOptions>, record: string): string {
  const images = join(root, 'sandbox/images.ts');
  return `#!${process.execPath}
const { appendFileSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
appendFileSync(${JSON.stringify(record)}, JSON.stringify({ args, env: process.env }) + '\\n');
process.stderr.write(${JSON.stringify(log.map((line) => `${line}\n`).join(''))});
const after = (flag) => args[args.indexOf(flag) + 1];

async function push() {
  const { multiPlatformImage } = await import(${JSON.stringify(images)});
  const [, host, path] = /(?:^|,)name=([^/,]+)\\/([^,]+)/.exec(after('--output'));
  const base = \`http://\${host}/v2/\${path}\`;
  const platforms = args.includes('--platform') ? after('--platform').split(',') : undefined;
  const image = multiPlatformImage(platforms, { content: ${JSON.stringify(content)} });
  const sent = async (url, method, body, type) => {
    const answer = await fetch(url, { method, body, headers: type ? { 'content-type': type } : {} });
    if (!answer.ok) throw new Error(\`\${method} \${url} answered \${answer.status}\`);
    return answer;
  };
  const { createHash } = require('node:crypto');
  const put = async ({ bytes, mediaType, digest, blobs, children }) => {
    for (const child of children) await put(child);
    for (const blob of blobs) {
      const { headers } = await sent(\`\${base}/blobs/uploads/\`, 'POST');
      const url = new URL(headers.get('location'), base);
      url.searchParams.set('digest', 'sha256:' + createHash('sha256').update(blob).digest('hex'));
      await sent(url, 'PUT', blob);
    }
    await sent(\`\${base}/manifests/\${digest}\`, 'PUT', bytes, mediaType);
  };
  await put(image);
  writeFileSync(after('--metadata-file'), JSON.stringify({ 'containerimage.digest': image.digest }));
}

if (${JSON.stringify(does)} === 'push') void push();
else if (${JSON.stringify(does)} === 'fail') process.exitCode = 1;
else setInterval(() => {}, 1000);
`;
}
