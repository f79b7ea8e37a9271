/** Name and version of this tool, for reports and the User-Agent header; a test compares them with package.json. */

export const tool = { name: '@webdis/verify-action', version: '1.0.0' } as const;

export const userAgent = `webdis-trust/${tool.version} (+https://github.com/webdis/verify-action)`;
