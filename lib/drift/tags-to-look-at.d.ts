/** Of all tags of a repository, those that are looked at, and which are not. */
import type { Ledger } from '../ledger/ledger.ts';
import type { Place } from './place.ts';
import type { TagsLeftOut } from './report.ts';
import { type TagName } from './tag-names.ts';
export interface NamedTag {
    readonly tag: string;
    readonly name: TagName;
    /** false: the run before saw it, and the list does not have it */
    readonly isListed: boolean;
}
export interface ChosenTags {
    readonly versions: readonly NamedTag[];
    readonly others: readonly NamedTag[];
    /** versions before the ledger's first */
    readonly older: readonly string[];
    /** names that stand for no release */
    readonly foreign: readonly string[];
    /** beyond the bound */
    readonly tooMany: readonly string[];
}
interface Choosing {
    readonly ledger: Ledger;
    readonly before: readonly string[];
    readonly checking: {
        readonly now: Date;
    };
}
export declare function chooseTags(listed: readonly string[], place: Place, { ledger, before, checking }: Choosing): ChosenTags;
/** What the check says nothing about, so that nobody believes it does. */
export declare function leftOut({ older, foreign }: ChosenTags): TagsLeftOut | undefined;
export {};
