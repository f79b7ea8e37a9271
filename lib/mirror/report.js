/** The report about a mirror run, and the plan that a dry run prints: plain data. */
export const mirrorReportSchema = 'https://github.com/webdis/verify-action/schema/mirror-report/v1';
