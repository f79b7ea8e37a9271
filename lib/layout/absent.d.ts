/** A layout that is not there yet, looked at as if it were empty: a dry run makes none. */
import type { WritableRepository } from '../registry/writable.ts';
export declare function absentLayout(directory: string): WritableRepository;
