/** The demand `require-readable-by`: what is signed well and cannot be read by those who must is a finding. */
import type { ImageNode } from '../image/tree.ts';
import { type Stand } from './readable.ts';
import { type ReaderName } from './readers.ts';
import type { Finding } from './report.ts';
/** A manifest, and what decides who can read it. */
export interface Standing {
    readonly node: ImageNode;
    readonly stand: Stand;
}
/** One for each reader and reason. That a manifest has no signature at all is a finding of its own. */
export declare function checkReaders(names: readonly ReaderName[], standing: readonly Standing[]): readonly Finding[];
