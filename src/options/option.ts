/**
 * What an option is. Each option is declared once, in the table of its verb: the flag of the terminal, the
 * input of the action, the field of the library, help, and documentation are all derived from it.
 */

/** How the values of an option are written and read. */
export interface Type<Value> {
  /** stands for the value in help, such as `FILE`; undefined for a switch */
  readonly placeholder: string | undefined;
  /** whether the flag may be repeated */
  readonly repeatable: boolean;
  /** the TypeScript type of the library's field */
  readonly libraryType: string;
  /** how several values are written in an input, for its description */
  readonly inputFormat?: string;
  /** whether white space around the text belongs to the value, as in a password */
  readonly exact?: boolean;
  /** @param words one for each time that the flag was given, none of them blank */
  fromFlags(words: readonly string[], name: string): Value;
  /** @param text of the action's input, not blank */
  fromInput(text: string, name: string): Value;
  /** @param value of the library's field, neither undefined nor null */
  fromLibrary(value: unknown, name: string): Value;
}

export interface Declaration<Value> {
  readonly type: Type<Value>;
  /** one sentence, for all edges */
  readonly help: string;
  /** the value when the option is not given */
  readonly default?: NoInfer<Value>;
  /** the default in words, where it is computed or where its value does not explain itself */
  readonly defaultHelp?: string;
  readonly required?: true;
  /** an option in whose absence this one must be given */
  readonly requiredUnless?: string;
  /** an example, for the error when a required option is missing */
  readonly example?: string;
  /** name of the flag; default: the field's name in kebab case; false: the terminal has no such flag */
  readonly flag?: string | false;
  readonly short?: string;
  /** flags without a value that replace the one above, by name; the presence of one means `means` */
  readonly switches?: Readonly<
    Record<
      string,
      { readonly means: NoInfer<Value>; readonly short?: string; readonly help: string }
    >
  >;
  /** an argument of the command line, not a flag; the last one may take all that remain */
  readonly positional?: true;
  /** names under which cosign and docker users know the flag */
  readonly aliases?: readonly string[];
  /** name of the input; default: as for the flag; false: actions have no such input */
  readonly input?: string | false;
  /** text of the input's default in action.yml, where it differs from `default` */
  readonly inputDefault?: string;
  /** `argument`: an argument of the function; false: the library has no such field */
  readonly library?: 'argument' | false;
  /** fields that must not be given together with this one */
  readonly excludes?: readonly string[];
  /** a field that must be given for this one to mean anything */
  readonly needs?: string;
  /** heading in help and documentation; set by `group` */
  readonly group?: string;
}

/** A declaration that carries, in `valueType`, the type of what reading it returns: undefined is "not given". */
export type Option<Value> = Declaration<NonNullable<Value>> & { readonly valueType?: Value };

// biome-ignore lint/suspicious/noExplicitAny: a table holds options of any type; ValuesOf recovers each.
export type Table = Readonly<Record<string, Option<any>>>;

/** What a table reads: a value for each field. */
export type ValuesOf<T extends Table> = {
  readonly [K in keyof T]: T[K] extends Option<infer Value> ? Value : never;
};

type Given<Value> = { readonly default: Value } | { readonly required: true };

export function option<Value>(
  declaration: Declaration<Value> & Given<NoInfer<Value>>,
): Option<Value>;
export function option<Value>(declaration: Declaration<Value>): Option<Value | undefined>;
export function option<Value>(declaration: Declaration<Value>): Option<Value | undefined> {
  return declaration as Option<Value | undefined>;
}

/** The same option with other fields, for another verb. */
export function amend<Value>(
  one: Option<Value>,
  changes: Partial<Pick<Declaration<unknown>, 'help' | 'defaultHelp' | 'excludes' | 'needs'>>,
): Option<Value> {
  return { ...one, ...changes };
}

/** The same option, which may be left out where `other` is given. */
export function requiredUnless<Value>(one: Option<Value>, other: string): Option<Value> {
  const { required: _, ...rest } = one;
  return { ...rest, requiredUnless: other };
}

/** The options of one heading. */
export function group<T extends Table>(title: string, options: T): T {
  const grouped = Object.entries(options).map(([field, one]) => [field, { ...one, group: title }]);
  return Object.fromEntries(grouped) as T;
}

/** `signatureRepository` → `signature-repository` */
export function kebab(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** undefined: actions have no such input. */
export function inputName(field: string, { input }: Option<unknown>): string | undefined {
  return input === false ? undefined : (input ?? kebab(field));
}
