/** Periods of validity, as trusted roots and signing configs state them (protobuf-specs, "TimeRange"). */

import { fail, object, optional, type Read, type Shape, text } from '../oci/shape.ts';

/** RFC 3339, always with its zone: without one, Node would take the machine's. */
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

const time: Shape<Date> = (value, at) => {
  const written = text(value, at);
  const date = new Date(written);
  return rfc3339.test(written) && !Number.isNaN(date.getTime()) ? date : fail(at, 'is not a time');
};

/** The start is mandatory: libraries take a missing one for "since ever" (threat 96). */
export const validity = object({ start: time, end: optional(time) });

/** Both ends belong to the period; a missing end means open. */
export function isWithin({ start, end }: Read<typeof validity>, date: Date): boolean {
  return start <= date && (end === undefined || date <= end);
}
