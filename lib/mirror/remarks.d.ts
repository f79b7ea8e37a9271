/** What a copy leaves where it is, or takes without understanding it: told before anything is written. */
import type { Finding } from '../verify/report.ts';
import type { Inventory } from './inventory.ts';
export declare function remarks({ elsewhere, leftOut, items }: Inventory, skipMissingReferrers: boolean): readonly Finding[];
