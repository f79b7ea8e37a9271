/** The words of the HTTP layer: what transport.ts does with a request, and what it answers. */
export {};
