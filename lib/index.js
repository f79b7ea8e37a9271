import { a as verifyImages, c as TrustError, i as signImages, n as mirrorImage, r as releaseImage, t as checkDrift } from "../dist/cli/begin.mjs";

export { TrustError, checkDrift, mirrorImage, releaseImage, signImages, verifyImages };