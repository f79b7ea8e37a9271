/** An entry in a transparency log: what it is checked against, and what reports say about a good one. */
export {};
