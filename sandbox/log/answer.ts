/** A receipt as JSON, and back: lies are told, and tests read, in terms of receipts. */

import type { Receipt } from './receipt.ts';

export interface AnswerFormat {
  write(receipt: Receipt): unknown;
  read(bytes: Uint8Array): Receipt;
}
