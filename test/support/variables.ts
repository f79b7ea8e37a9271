/** Environment variables of this process during a test. */

import type { TestContext } from 'node:test';

/** Until the test ends; undefined removes a variable. */
export function setVariables(
  t: TestContext,
  variables: Readonly<Record<string, string | undefined>>,
): void {
  for (const [name, value] of Object.entries(variables)) {
    const before = process.env[name];
    t.after(() => setVariable(name, before));
    setVariable(name, value);
  }
}

function setVariable(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
