/** Imported first: under an older Node the library says so before anything else is loaded. */
export {};
