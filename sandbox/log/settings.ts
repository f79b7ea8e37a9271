/** Settings that can be changed while a log is running. */

export interface LogSettings {
  /** milliseconds since 1970; integrated times are in its seconds */
  now: () => number;
  /** no new entries, as when a log's year is over (fault 43) */
  frozen: boolean;
  /** Rekor v2: so many entries wait for each other, and then enter the tree under one checkpoint */
  batch: number;
  /** milliseconds before every answer */
  delay: number;
}

export const defaultSettings: Readonly<LogSettings> = {
  now: Date.now,
  frozen: false,
  batch: 1,
  delay: 0,
};
