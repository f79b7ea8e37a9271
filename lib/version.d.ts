/** What the tool calls itself in reports and to registries; a test holds it to package.json. */
export declare const tool: {
    readonly name: '@webdis/verify-action';
    readonly version: '0.1.0';
};
export declare const userAgent: string;
