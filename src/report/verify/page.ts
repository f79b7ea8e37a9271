/** A verification as a page. */

import type { VerifyReport } from '../../verify/report.ts';
import { formatPage, onPage } from '../page.ts';
import { verifyDocument } from './document.ts';

export function formatVerifyPage(report: VerifyReport): string {
  return formatPage(verifyDocument(report, onPage));
}
