/** From image references as written to what is verified. */
import type { ImageTask } from '../verify/image.ts';
/** `tag` counts for every image that names neither tag nor digest. Throws E_REF or E_INPUT. */
export declare function readTasks(images: readonly string[], tag: string): readonly ImageTask[];
