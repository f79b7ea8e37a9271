/** This process among those that may write to the same folder: told apart by name, and seen to run or not. */
import type { Owner } from '../layout/temporary.ts';
/** `1a2b3c4d-4711-0123456789ab`: where process numbers mean the same, the number, and this one of that number. */
export declare const thisProcess: Owner;
