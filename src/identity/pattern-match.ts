/**
 * Matches regular expressions in linear time. Attackers choose the text, and JavaScript's own matcher
 * can need exponential time for it. This one follows all paths through the pattern concurrently (Thompson's
 * construction): steps are bounded by the length of the text times the size of the pattern.
 */

/** One character, by its rule; `literal` if there is only one that it can be. */
export interface One {
  readonly kind: 'one';
  readonly literal?: string;
  readonly is: (character: string) => boolean;
}
interface Sequence {
  readonly kind: 'sequence';
  readonly items: readonly Part[];
}
interface Choice {
  readonly kind: 'choice';
  readonly options: readonly Part[];
}
export interface Repeat {
  readonly kind: 'repeat';
  readonly item: Part;
  readonly min: number;
  readonly max: number;
}
export type Part = One | Sequence | Choice | Repeat;

/** Steps of a compiled pattern: more than any name needs. */
const maxSteps = 1000;

/**
 * Whether the items match at the start of a text and, if `end` is set, up to its end. Throws SyntaxError
 * for a pattern that is too large.
 */
export function matcher(items: readonly Part[], toTheEnd: boolean): (text: string) => boolean {
  const steps: Step[] = [];
  compile({ kind: 'sequence', items }, steps);
  return (text) => run(steps, [...text], toTheEnd);
}

/** Takes one character and goes to the next step, or goes to each of `to` without taking any. */
type Step = One | { readonly kind: 'go'; readonly to: number[] };

/** Appends the steps of a part: it begins at the first of them and ends behind the last. */
function compile(part: Part, steps: Step[]): void {
  if (steps.length >= maxSteps) throw new SyntaxError('it is too large');
  switch (part.kind) {
    case 'one':
      steps.push(part);
      return;
    case 'sequence':
      for (const item of part.items) compile(item, steps);
      return;
    case 'choice': {
      const begin = go(steps);
      const ends = part.options.map((option) => {
        begin.push(steps.length);
        compile(option, steps);
        return go(steps);
      });
      for (const end of ends) end.push(steps.length);
      return;
    }
    case 'repeat':
      compileRepeat(part, steps);
  }
}

function compileRepeat({ item, min, max }: Repeat, steps: Step[]): void {
  for (let done = 0; done < min; done += 1) compile(item, steps);
  if (max === Number.POSITIVE_INFINITY) {
    const at = steps.length;
    const loop = go(steps);
    loop.push(steps.length);
    compile(item, steps);
    go(steps).push(at);
    loop.push(steps.length);
    return;
  }
  const exits: number[][] = [];
  for (let done = min; done < max; done += 1) {
    const optional = go(steps);
    optional.push(steps.length);
    exits.push(optional);
    compile(item, steps);
  }
  for (const exit of exits) exit.push(steps.length);
}

function go(steps: Step[]): number[] {
  const to: number[] = [];
  steps.push({ kind: 'go', to });
  return to;
}

/** All steps that can be next, character by character; behind the last step, the pattern has matched. */
function run(steps: readonly Step[], text: readonly string[], toTheEnd: boolean): boolean {
  let current = new Set<number>();
  follow(0, steps, current);
  for (const character of text) {
    if (!toTheEnd && current.has(steps.length)) return true;
    const next = new Set<number>();
    for (const at of current) {
      const step = steps[at];
      if (step?.kind === 'one' && step.is(character)) follow(at + 1, steps, next);
    }
    if (next.size === 0) return false;
    current = next;
  }
  return current.has(steps.length);
}

function follow(first: number, steps: readonly Step[], into: Set<number>): void {
  const open = [first];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (into.has(at)) continue;
    into.add(at);
    const step = steps[at];
    if (step?.kind === 'go') open.push(...step.to);
  }
}
