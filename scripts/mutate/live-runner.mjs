// A process that runs one test file repeatedly, each time with another mutant in the loaded source.
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { pathToFileURL } from 'node:url';
import { mutated } from './compiler.mjs';
import { passes } from './live-test.mjs';

const root = pathToFileURL(`${process.cwd()}/`).href;
const entry = new URL(process.argv[2], root).href;

const scripts = new Map();
const session = new Session();
session.connect();
session.on('Debugger.scriptParsed', ({ params: { url, scriptId } }) => {
  if (url.startsWith(`${root}src/`)) scripts.set(url.slice(root.length), scriptId);
});
await session.post('Debugger.enable');

let round = 0;
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'node:test' && context.parentURL?.startsWith(root))
      return { url: new URL('live-test.mjs', import.meta.url).href, shortCircuit: true };
    const found = next(specifier, context);
    // Tests begin anew each time; sources stay loaded.
    if (!found.url.startsWith(`${root}test/`)) return found;
    return { ...found, url: `${found.url}?round=${round}` };
  },
});

async function run() {
  round += 1;
  const start = performance.now();
  const passed = await passes(() => import(entry));
  return { passed, seconds: (performance.now() - start) / 1000 };
}

/** What Node loaded: the source without its types, and a comment. */
const loaded = new Map();

async function original(file) {
  const scriptId = scripts.get(file);
  if (scriptId === undefined) return undefined;
  if (!loaded.has(file)) {
    const { scriptSource } = await session.post('Debugger.getScriptSource', { scriptId });
    loaded.set(file, scriptSource);
  }
  return { scriptId, scriptSource: loaded.get(file) };
}

async function put(script) {
  return (await session.post('Debugger.setScriptSource', script)).status === 'Ok';
}

/** undefined where the engine cannot change the code while it is loaded: the top level of a module. */
async function runWith(mutant) {
  const script = await original(mutant.file);
  if (script === undefined) return undefined;
  const text = readFileSync(mutant.file, 'utf8');
  const plain = stripTypeScriptTypes(text);
  if (!script.scriptSource.startsWith(plain)) return undefined;
  const changed = stripTypeScriptTypes(mutated(text, mutant));
  const scriptSource = changed + script.scriptSource.slice(plain.length);
  if (!(await put({ ...script, scriptSource }))) return undefined;
  const found = await run();
  if (!(await put(script))) process.exit(1);
  return found;
}

for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, () => process.exit(1));
process.on('disconnect', () => process.exit(0));
process.on('message', async (mutant) => {
  const found = await (mutant === 'none' ? run() : runWith(mutant).catch(() => undefined));
  process.send(found ?? {});
});
