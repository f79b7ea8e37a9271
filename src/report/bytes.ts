/** Amounts of bytes as people read them. */

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** `512 bytes`, `61.1 MB`: powers of 1000, as registries' pages show them. */
export function byteText(bytes: number): string {
  let amount = bytes;
  let unit = 0;
  // What would be shown as 1000.0 is one of the next.
  while (unit < units.length - 1 && amount >= (unit === 0 ? 1000 : 999.95)) {
    amount /= 1000;
    unit += 1;
  }
  if (unit > 0) return `${amount.toFixed(1)} ${units[unit]}`;
  const whole = Math.round(amount);
  return whole === 1 ? '1 byte' : `${whole} bytes`;
}
