/** The report about a release: plain data, with the reports of the steps inside. */
export const releaseReportSchema = 'https://github.com/webdis/verify-action/schema/release-report/v1';
