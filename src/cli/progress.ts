/** One line that is rewritten while the terminal waits; silent anywhere else. */

import { formatProgress } from '../report/progress.ts';
import type { VerifyProgress } from '../verify/verify.ts';

export interface Progress {
  show(progress: VerifyProgress): void;
  end(): void;
}

const interval = 100;
const eraseLine = '\r\u001b[2K';

export function startProgress(stream: NodeJS.WriteStream, wanted: boolean): Progress {
  if (!wanted || stream.isTTY !== true) return { show: () => {}, end: () => {} };
  let last = 0;
  let shown = false;
  return {
    show(progress) {
      const now = performance.now();
      if (now - last < interval) return;
      last = now;
      shown = true;
      stream.write(`${eraseLine}${formatProgress(progress, stream.columns)}`);
    },
    end() {
      if (shown) stream.write(eraseLine);
    },
  };
}
