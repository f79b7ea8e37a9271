/**
 * The report about a drift check: plain data, the one source of summary, page, badge, issues and exit code.
 * Published as schema/drift-report.json.
 */
export const driftReportSchema = 'https://github.com/webdis/verify-action/schema/drift-report/v1';
