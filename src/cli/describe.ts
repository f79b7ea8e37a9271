/** Flags as text for the help. */

import { wrapText } from '../report/line.ts';
import type { Flag } from './arguments.ts';
import type { FlagGroups } from './flags.ts';

const width = 100;
const indent = 34;

export function describeFlags(groups: FlagGroups): string {
  return Object.entries(groups)
    .map(([title, flags]) => [title, ...flags.flatMap(describeFlag)].join('\n'))
    .join('\n\n');
}

/** Two columns; a flag that is too long for the first has a line of its own. */
function describeFlag({ name, short, value, help }: Flag): string[] {
  const long = `--${name}${value === undefined ? '' : ` ${value}`}`;
  const left = `  ${short === undefined ? '    ' : `-${short}, `}${long}`;
  const lines = wrapText(help, width, ' '.repeat(indent));
  const [first = '', ...rest] = lines;
  return left.length < indent ? [left + first.slice(left.length), ...rest] : [left, ...lines];
}
