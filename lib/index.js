import { a as checkDrift, i as mirrorImage, n as signImages, o as TrustError, r as releaseImage, t as verifyImages } from "../dist/cli/begin.mjs";

export { TrustError, checkDrift, mirrorImage, releaseImage, signImages, verifyImages };