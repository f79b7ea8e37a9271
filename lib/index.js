import { a as signImages, i as releaseImage, l as TrustError, n as checkDrift, o as verifyImages, r as mirrorImage, t as attestImages } from "../dist/cli/begin.mjs";

export { TrustError, attestImages, checkDrift, mirrorImage, releaseImage, signImages, verifyImages };