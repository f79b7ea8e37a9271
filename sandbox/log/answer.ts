/** Converts receipts to the JSON of a response, and back, for lies and tests. */

import type { Receipt } from './receipt.ts';

export interface AnswerFormat {
  write(receipt: Receipt): unknown;
  read(bytes: Uint8Array): Receipt;
}
