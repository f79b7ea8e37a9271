/**
 * Regular expressions for names in certificates: the syntax that RE2 (cosign) and JavaScript share,
 * matched in linear time.
 *
 * The text is an attacker's choice, and JavaScript's own matcher can need exponential time for it. This
 * one follows all ways through the pattern at once (Thompson's construction): steps are bounded by the length
 * of the text times the size of the pattern.
 */

import { limits } from '../limits.ts';
import { quote } from '../oci/shape.ts';

/** One character, by its rule; `literal` if there is only one that it can be. */
interface One {
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
interface Repeat {
  readonly kind: 'repeat';
  readonly item: Part;
  readonly min: number;
  readonly max: number;
}
type Part = One | Sequence | Choice | Repeat;

export interface Pattern {
  /** as it was written */
  readonly source: string;
  /** what it demands character by character before anything may vary, without the `^` */
  readonly prefix: string;
  /** the same at its end; empty without a `$` */
  readonly suffix: string;
  /** whether it begins with `^`, and ends with `$` */
  readonly start: boolean;
  readonly end: boolean;
  /** whether a dot stands for one character, which is nearly always a dot that was not escaped */
  readonly hasBareDot: boolean;
  /** Whether it matches at the start of the text, and, with a `$`, up to its end. */
  matches(text: string): boolean;
}

/** Steps of a compiled pattern: more than any name needs. */
const maxSteps = 1000;

/** Throws SyntaxError for what RE2 and JavaScript do not both read, and read the same. */
export function parsePattern(source: string): Pattern {
  if (source.length > limits.certificateName) {
    throw new SyntaxError(`it has more than ${limits.certificateName} characters`);
  }
  const reader = new Reader(source);
  const { items, start, end } = reader.whole();
  const steps: Step[] = [];
  compile({ kind: 'sequence', items }, steps);
  return {
    source,
    prefix: literalsOf(items),
    suffix: end ? literalsOf(items.toReversed()).split('').reverse().join('') : '',
    ...{ start, end },
    hasBareDot: reader.hasBareDot,
    matches: (text) => run(steps, [...text], end),
  };
}

function literalsOf(items: readonly Part[]): string {
  const end = items.findIndex((item) => item.kind !== 'one' || item.literal === undefined);
  return items
    .slice(0, end < 0 ? items.length : end)
    .map((item) => (item.kind === 'one' ? item.literal : ''))
    .join('');
}

const shorthands: Readonly<Record<string, RegExp>> = {
  d: /[0-9]/,
  D: /[^0-9]/,
  w: /[0-9A-Za-z_]/,
  W: /[^0-9A-Za-z_]/,
  s: /[\t\n\f\r ]/,
  S: /[^\t\n\f\r ]/,
};

class Reader {
  readonly #characters: readonly string[];
  #at = 0;
  hasBareDot = false;

  constructor(source: string) {
    this.#characters = [...source];
  }

  whole(): { readonly items: readonly Part[]; readonly start: boolean; readonly end: boolean } {
    const start = this.#take('^');
    const items = this.#sequence();
    const end = this.#take('$');
    if (this.#peek() === '|') this.#fail('alternatives must be in parentheses: (a|b)');
    if (this.#peek() !== undefined) this.#fail(`${quote(this.#peek())} cannot be here`);
    return { items, start, end };
  }

  #sequence(): readonly Part[] {
    const items: Part[] = [];
    for (let item = this.#item(); item !== undefined; item = this.#item()) items.push(item);
    return items;
  }

  #item(): Part | undefined {
    const next = this.#peek();
    if (next === undefined || next === '|' || next === ')' || next === '$') return undefined;
    const atom = this.#atom();
    const times = this.#times();
    if (times === undefined) {
      this.hasBareDot ||= next === '.';
      return atom;
    }
    if (times.max === Number.POSITIVE_INFINITY && isUnbounded(atom)) {
      this.#fail('a repetition without an end is inside another one');
    }
    return { kind: 'repeat', item: atom, ...times };
  }

  #atom(): Part {
    const next = this.#next();
    switch (next) {
      case '(':
        return this.#group();
      case '[':
        return this.#class();
      case '\\':
        return this.#escape();
      case '.':
        return { kind: 'one', is: (character) => character !== '\n' };
      default:
        if (/[*+?{}\]^]/.test(next)) this.#fail(`${quote(next)} must be written \\${next} here`);
        return literal(next);
    }
  }

  #group(): Part {
    if (this.#take('?') && !this.#take(':')) this.#fail('of the groups with (?, only (?: is read');
    const options: Part[] = [];
    do options.push({ kind: 'sequence', items: this.#sequence() });
    while (this.#take('|'));
    if (!this.#take(')')) this.#fail('a group does not end');
    return { kind: 'choice', options };
  }

  #class(): One {
    const inverted = this.#take('^');
    const rules: ((character: string) => boolean)[] = [];
    while (!this.#take(']')) {
      const from = this.#member();
      const isRange = this.#peek() === '-' && this.#peek(1) !== ']';
      if (!isRange) {
        rules.push(from.is);
        continue;
      }
      this.#at += 1;
      const [low, high] = [from.literal, this.#member().literal];
      if (low === undefined || high === undefined || codeOf(low) > codeOf(high)) {
        return this.#fail('a range of characters is malformed');
      }
      rules.push(
        (character) => codeOf(low) <= codeOf(character) && codeOf(character) <= codeOf(high),
      );
    }
    if (rules.length === 0) this.#fail('a class holds no characters');
    return { kind: 'one', is: (character) => rules.some((is) => is(character)) !== inverted };
  }

  #member(): One {
    const next = this.#next();
    if (next === '\\') return this.#escape();
    if (next === '[') this.#fail('"[" must be written \\[ here');
    return literal(next);
  }

  #escape(): One {
    const next = this.#next();
    const shorthand = shorthands[next];
    if (shorthand !== undefined)
      return { kind: 'one', is: (character) => shorthand.test(character) };
    if (/[0-9A-Za-z]/.test(next) || codeOf(next) > 0x7e) this.#fail(`\\${next} is not read`);
    return literal(next);
  }

  #times(): Pick<Repeat, 'min' | 'max'> | undefined {
    const times = this.#quantifier();
    // Lazy or greedy, the same texts match.
    if (times !== undefined) this.#take('?');
    if (times !== undefined && /[*+?{]/.test(this.#peek() ?? '')) this.#fail('repeated twice');
    return times;
  }

  #quantifier(): Pick<Repeat, 'min' | 'max'> | undefined {
    if (this.#take('*')) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (this.#take('+')) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (this.#take('?')) return { min: 0, max: 1 };
    if (this.#peek() !== '{') return undefined;
    const rest = this.#characters.slice(this.#at, this.#at + 12).join('');
    const [text, min, comma, max] = /^\{([0-9]{1,4})(,?)([0-9]{0,4})\}/.exec(rest) ?? [];
    if (text === undefined || min === undefined) return this.#fail('a repetition is malformed');
    this.#at += text.length;
    const open = comma === '' ? Number(min) : Number.POSITIVE_INFINITY;
    const most = max === '' ? open : Number(max);
    return most < Number(min)
      ? this.#fail('a repetition is malformed')
      : { min: Number(min), max: most };
  }

  #peek(ahead = 0): string | undefined {
    return this.#characters[this.#at + ahead];
  }

  #next(): string {
    const next = this.#peek() ?? this.#fail('it does not end');
    this.#at += 1;
    return next;
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }

  #fail(why: string): never {
    throw new SyntaxError(`${why} (at character ${this.#at})`);
  }
}

function literal(text: string): One {
  return { kind: 'one', literal: text, is: (character) => character === text };
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function isUnbounded(part: Part): boolean {
  switch (part.kind) {
    case 'one':
      return false;
    case 'sequence':
      return part.items.some(isUnbounded);
    case 'choice':
      return part.options.some(isUnbounded);
    case 'repeat':
      return part.max === Number.POSITIVE_INFINITY || isUnbounded(part.item);
  }
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
