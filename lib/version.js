/** What the tool calls itself in reports and to registries; a test holds it to package.json. */
export const tool = { name: '@webdis/verify-action', version: '0.1.0' };
export const userAgent = `webdis-trust/${tool.version} (+https://github.com/webdis/verify-action)`;
