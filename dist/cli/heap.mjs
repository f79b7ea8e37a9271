import { setFlagsFromString } from "node:v8";

// src/host/heap.ts
function collectChunksInTime() {
	setFlagsFromString("--semi-space-growth-factor=1");
}
function keepHeapSmall() {
	collectChunksInTime();
	setFlagsFromString("--optimize-for-size");
}

export { keepHeapSmall as n, collectChunksInTime as t };