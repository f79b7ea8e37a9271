/** Imported first: an unsupported version of Node gets an error before anything else is loaded. */
export {};
