/** Runs all cleanups of a test, even if one throws: node:test skips the remaining hooks then. */

import type { TestContext } from 'node:test';

const tasks = new WeakMap<TestContext, (() => void)[]>();

/** Runs `task` after the test, and fails the test with the first error of any task. */
export function atEnd(t: TestContext, task: () => void): void {
  const known = tasks.get(t);
  if (known !== undefined) {
    known.push(task);
    return;
  }
  const all = [task];
  tasks.set(t, all);
  t.after(() => {
    const errors: unknown[] = [];
    for (const one of all) {
      try {
        one();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  });
}
