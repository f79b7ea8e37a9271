/**
 * A target as far as the registry shows it, before anything is written there. What it refuses to show is
 * taken for missing: that plans a write too many at most, and the write decides. Only a tag must not be
 * written on such a guess: see lookAtTag.
 */
import type { WritableRepository } from '../registry/writable.ts';
export declare function asShown(repository: WritableRepository, onRefused: (error: unknown) => void): WritableRepository;
