// A replacement for node:test that can run a test file several times in one process; Node's runner runs only once.
import { mock } from 'node:test';

let suite;
let running;

function newSuite() {
  return { items: [], before: [], after: [], beforeEach: [], afterEach: [] };
}

/** @param {() => Promise<unknown>} load what defines the tests; @returns {Promise<boolean>} whether all passed: the first failure ends the run */
export async function passes(load) {
  const whole = newSuite();
  suite = whole;
  try {
    await load();
    await runSuite(whole, { beforeEach: [], afterEach: [] });
    return true;
  } catch {
    return false;
  }
}

async function runSuite(one, outer) {
  const beforeEach = [...outer.beforeEach, ...one.beforeEach];
  const afterEach = [...one.afterEach, ...outer.afterEach];
  try {
    for (const hook of one.before) await hook();
    for (const { body, inner } of one.items) {
      if (inner) await runSuite(inner, { beforeEach, afterEach });
      else await runTest(body, { beforeEach, afterEach });
    }
  } finally {
    for (const hook of one.after) await hook();
  }
}

async function runTest(body, { beforeEach, afterEach }) {
  const outer = running;
  const context = {
    after: (hook) => afters.push(hook),
    diagnostic: () => {},
    mock,
    test: (_name, ...rest) => runTest(rest.at(-1), { beforeEach, afterEach }),
  };
  const afters = [...afterEach];
  running = context;
  try {
    for (const hook of beforeEach) await hook(context);
    await body(context);
  } finally {
    mock.reset();
    for (const hook of afters) await hook(context);
    running = outer;
  }
}

const isSkipped = (rest) => Boolean(rest.length > 1 && rest[0].skip);

export function test(_name, ...rest) {
  if (!isSkipped(rest)) suite.items.push({ body: rest.at(-1) });
  return Promise.resolve();
}

export const it = test;

export function describe(_name, ...rest) {
  if (isSkipped(rest)) return;
  const outer = suite;
  const inner = newSuite();
  outer.items.push({ inner });
  suite = inner;
  rest.at(-1)();
  suite = outer;
}

const hooks = (name) => (hook) => {
  if (running && name === 'after') running.after(hook);
  else suite[name].push(hook);
};

export const before = hooks('before');
export const after = hooks('after');
export const beforeEach = hooks('beforeEach');
export const afterEach = hooks('afterEach');
export { mock };
