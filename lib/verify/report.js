/**
 * The report about a run: plain data, the one source of the terminal text, the job summary, the
 * annotations, the outputs and the JSON file. Published as schema/verify-report.json.
 */
export const reportSchema = 'https://github.com/webdis/verify-action/schema/verify-report/v1';
