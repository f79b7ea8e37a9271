/** Objects and lists without what is undefined: an optional field is absent or set. */

type Defined<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** `defined({ tag, digest: undefined })` is `{ tag }`. */
export function defined<T extends object>(fields: T): Defined<T> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Defined<T>;
}

/** `given(['a', false, undefined, ''])` is `['a']`. */
export function given<T>(items: readonly (T | undefined | false | '')[]): T[] {
  return items.filter((item) => item !== undefined && item !== false && item !== '') as T[];
}
