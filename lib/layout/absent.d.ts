/** A layout that is not there yet, looked at as if it were empty: a dry run makes none. */
import type { WritableRepository } from '../registry/writable.ts';
/** Whether nothing stands where a layout would be made. What cannot be looked at is not said to be free. */
export declare function isFree(directory: string): Promise<boolean>;
export declare function absentLayout(directory: string): WritableRepository;
