/** What writing needs of a place that holds images. Everything above this folder writes through this. */
export {};
