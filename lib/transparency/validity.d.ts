/** Periods of validity, as trusted roots and signing configs state them (protobuf-specs, "TimeRange"). */
import { type Read, type Shape } from '../oci/shape.ts';
/** The start is mandatory: libraries take a missing one for "since ever" (threat 96). */
export declare const validity: Shape<{
    readonly start: Date;
    readonly end: Date | undefined;
}>;
/** Both ends belong to the period; a missing end means open. */
export declare function isWithin({ start, end }: Read<typeof validity>, date: Date): boolean;
