/** The inputs of an action on their way to values. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrustError } from '../../src/error.ts';
import { driftOptions } from '../../src/options/drift.ts';
import { type ReadInput, readInputs } from '../../src/options/inputs.ts';
import { inputName, type Table } from '../../src/options/option.ts';
import { releaseOptions } from '../../src/options/release.ts';
import { verifyOptions } from '../../src/options/verify.ts';
import { readActionFile } from '../e2e/support/action-file.ts';

type Inputs = Readonly<Record<string, string>>;

function actionOf<T extends Table>(table: T, file: string) {
  const { inputs: defaults } = readActionFile(new URL(`../../${file}`, import.meta.url));
  const read = (given: Inputs = {}, env: Inputs = {}) => {
    const all = new Map(Object.entries({ ...defaults, ...given }));
    const asked = new Set<string>();
    const getInput: ReadInput = (name, { trimWhitespace }) => {
      asked.add(name);
      const text = all.get(name) ?? '';
      return trimWhitespace ? text.trim() : text;
    };
    return { values: readInputs(table, getInput, env), asked };
  };
  return { table, defaults, read };
}

const verify = actionOf(verifyOptions, 'action.yml');
const release = actionOf(releaseOptions, 'release/action.yml');
const drift = actionOf(driftOptions, 'drift/action.yml');
const needed = { image: 'me/app', key: 'k', tags: '1.0' };
const actions = [
  { name: 'verify', action: verify, given: {} },
  { name: 'release', action: release, given: needed },
  { name: 'drift', action: drift, given: { ledger: 'releases.json' } },
] as const;

function refuses(read: () => unknown, message: string | RegExp): void {
  assert.throws(read, (error) => {
    assert.ok(isTrustError(error, 'E_INPUT'), String(error));
    if (typeof message === 'string') assert.equal(error.message, message);
    else assert.match(error.message, message);
    return true;
  });
}

for (const { name: action, action: one, given } of actions) {
  const { table, defaults, read } = one as typeof verify;
  const entries = Object.entries(table).flatMap(([field, option]) => {
    const name = inputName(field, option);
    return name === undefined ? [] : [[name, field, option] as const];
  });

  test(`${action}: every input of action.yml is read, and no other`, () => {
    assert.deepEqual([...read(given).asked].sort(), Object.keys(defaults).sort());
  });

  test(`${action}: the defaults of action.yml come to the defaults of the table (threat 127)`, () => {
    const { values } = read(given) as { values: Record<string, unknown> };
    for (const [name, field, option] of entries) {
      const isNeeded = option.required || option.requiredUnless !== undefined;
      if (Object.hasOwn(given, name) || isNeeded || name === 'github-token') continue;
      assert.deepEqual(values[field], option.default, name);
      // What action.yml says is read only where it differs.
      const text = (defaults[name] ?? '').trim();
      if (text === '' || option.default === undefined) continue;
      assert.deepEqual(option.type.fromInput(text, name), option.default, name);
    }
  });

  test(`${action}: an input with a default is not empty (threats 126, 127)`, () => {
    let seen = 0;
    for (const [name] of entries) {
      const usual = defaults[name] ?? '';
      if (usual === '' || usual.startsWith('${{')) continue;
      seen += 1;
      for (const empty of ['', ' ', '\n']) {
        refuses(
          () => read({ ...given, [name]: empty }),
          `${name}: it is empty; leave it out for the default, ${usual.trim().replaceAll('\n', ', ')}`,
        );
      }
    }
    assert.ok(seen >= 3, `${seen}`);
  });

  test(`${action}: an input that required-inputs names is not empty (threat 127)`, () => {
    for (const [name, field] of entries) {
      if ((defaults[name] ?? '') !== '' || field === 'requiredInputs') continue;
      if (table[field as keyof typeof table]?.required) continue;
      refuses(
        () =>
          read({
            ...given,
            [name]: '',
            'required-inputs': `summary, ${name}`,
          }),
        `${name}: empty, and named in required-inputs: the variable, secret or output that it is taken from is not set`,
      );
    }
    refuses(
      () => read({ ...given, 'required-inputs': 'summry' }),
      /^required-inputs: .*did you mean summary\?/,
    );
    refuses(
      () => read({ ...given, 'required-inputs': '# all' }),
      /^required-inputs: the list is empty/,
    );
  });

  test(`${action}: a variable INPUT_… that is not an input of the action`, () => {
    refuses(
      () => read(given, { INPUT_SUMMRY: 'false' }),
      /no input "summry"; did you mean summary\? \(the variable INPUT_SUMMRY is set\)/,
    );
    refuses(() => read(given, { INPUT_NONESUCHATALL: '' }), /no input "nonesuchatall"; there are /);
    assert.doesNotThrow(() => read(given, { INPUT_SUMMARY: 'true', PATH: '/bin' }));
  });

  test(`${action}: a boolean that is misspelt is an error that names it (threat 126)`, () => {
    let seen = 0;
    for (const [name, , option] of entries) {
      if (option.type.libraryType !== 'boolean') continue;
      seen += 1;
      for (const word of ['flase', 'yes', '1', 'true false']) {
        refuses(
          () => read({ ...given, [name]: word }),
          `${name}: "${word}" is neither true nor false`,
        );
      }
    }
    assert.ok(seen > 0);
  });
}

test('a required input that is missing', () => {
  for (const name of Object.keys(needed)) {
    refuses(
      () => release.read({ ...needed, [name]: '' }),
      new RegExp(`^${name} is missing: give it, such as `),
    );
  }
});

test('lists and records as docker/build-push-action has them', () => {
  const { values } = release.read({
    ...needed,
    tags: 'example/app:1.0\nexample/app:latest',
    mirrors: 'a/b, c/d',
    platforms: 'linux/amd64,linux/arm64',
    'build-args': 'A=1,2\n"B=two\nlines"',
    labels: 'org.opencontainers.image.title=App, and more',
    'build-annotations': 'index,manifest:a=b',
    secrets: 'TOKEN=x,y',
    'secret-envs': 'A=B,C=D',
    'secret-files': 'F=/a,b',
    'cache-from': 'type=registry,ref=a/b\ntype=local,src=x',
    annotations: 'version=1.0\nnote=a, b',
  });
  assert.deepEqual(values.tags, ['example/app:1.0', 'example/app:latest']);
  assert.deepEqual(
    values.mirrors.map(({ path }) => path),
    ['a/b', 'c/d'],
  );
  assert.deepEqual({ ...values.annotations }, { version: '1.0', note: 'a, b' });
  assert.deepEqual(
    values.platforms.map(({ architecture }) => architecture),
    ['amd64', 'arm64'],
  );
  assert.deepEqual(values.buildArgs, ['A=1,2', 'B=two\nlines']);
  assert.deepEqual(values.labels, ['org.opencontainers.image.title=App, and more']);
  assert.deepEqual(values.buildAnnotations, ['index,manifest:a=b']);
  assert.deepEqual(values.secrets, ['TOKEN=x,y']);
  assert.deepEqual(values.secretEnvs, ['A=B', 'C=D']);
  assert.deepEqual(values.secretFiles, ['F=/a,b']);
  assert.deepEqual(values.cacheFrom, ['type=registry,ref=a/b', 'type=local,src=x']);
});

test('threat 131: white space at the end of a password belongs to it', () => {
  const { values } = release.read({ ...needed, 'key-password': ' secret \n' });
  assert.equal(values.password, ' secret \n');
});

test('threat 127: by default nothing is moved, nothing is left out, and nothing is only planned', () => {
  const { overwriteTags, allowUnencryptedKey, log, dryRun, skipMissingReferrers, summary } =
    release.read(needed).values;
  assert.deepEqual(
    { overwriteTags, allowUnencryptedKey, log, dryRun, skipMissingReferrers, summary },
    {
      overwriteTags: false,
      allowUnencryptedKey: false,
      log: true,
      dryRun: false,
      skipMissingReferrers: false,
      summary: true,
    },
  );
});

test('options that exclude or need each other; a default that is written out is not given', () => {
  const both = { ...needed, 'signing-config': 'c.json' };
  refuses(
    () => release.read({ ...both, 'rekor-url': 'https://a.example' }),
    'signing-config excludes rekor-url',
  );
  refuses(() => release.read({ ...both, log: 'false' }), 'signing-config excludes log');
  refuses(
    () => release.read({ ...needed, 'rekor-version': '2' }),
    'rekor-version needs rekor-url: give both',
  );
  assert.doesNotThrow(() => release.read({ ...both, log: 'true' }));
  refuses(() => drift.read({ ledger: 'a', tags: '1' }), 'ledger excludes tags');
});
