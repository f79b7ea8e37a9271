/** The report about a signing run: plain data, as the verify report is. */
export const signReportSchema = 'https://github.com/webdis/verify-action/schema/sign-report/v1';
