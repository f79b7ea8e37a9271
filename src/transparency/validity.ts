/** Parses the periods of validity in trusted roots and signing configs (protobuf-specs, "TimeRange"). */

import { fail, object, optional, type Read, type Shape, text } from '../oci/shape.ts';

/** RFC 3339. The time zone is required: without one, Node would use that of the machine. */
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

const time: Shape<Date> = (value, at) => {
  const written = text(value, at);
  const date = new Date(written);
  return rfc3339.test(written) && !Number.isNaN(date.getTime()) ? date : fail(at, 'is not a time');
};

/** The start is required: libraries treat a missing one as "always" (threat 96). */
export const validity = object({ start: time, end: optional(time) });

/** Start and end are inclusive; without an end, the period is open. */
export function isWithin({ start, end }: Read<typeof validity>, date: Date): boolean {
  return start <= date && (end === undefined || date <= end);
}
