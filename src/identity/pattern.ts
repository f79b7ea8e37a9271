/** Parses regular expressions for names in certificates: the syntax that RE2 (cosign) and JavaScript share. */

import { limits } from '../limits.ts';
import { quote } from '../oci/shape.ts';
import { matcher, type One, type Part, type Repeat } from './pattern-match.ts';

export interface Pattern {
  /** as it was written */
  readonly source: string;
  /** the fixed text at its start, without the `^` */
  readonly prefix: string;
  /** the same at its end; empty without a `$` */
  readonly suffix: string;
  /** whether it begins with `^`, and ends with `$` */
  readonly start: boolean;
  readonly end: boolean;
  /** whether a dot matches any character, which nearly always is a dot that should be escaped */
  readonly hasBareDot: boolean;
  /** Whether it matches at the start of the text, and, with a `$`, up to its end. */
  matches(text: string): boolean;
}

/** Throws SyntaxError for anything that RE2 and JavaScript do not parse in the same way. */
export function parsePattern(source: string): Pattern {
  if (source.length > limits.certificateName) {
    throw new SyntaxError(`it has more than ${limits.certificateName} characters`);
  }
  const reader = new Reader(source);
  const { items, start, end } = reader.whole();
  return {
    source,
    prefix: literalsOf(items),
    suffix: end ? literalsOf(items.toReversed()).split('').reverse().join('') : '',
    ...{ start, end },
    hasBareDot: reader.hasBareDot,
    matches: matcher(items, end),
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
