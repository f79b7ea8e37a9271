import { a as releaseImage, i as mirrorImage, n as checkDrift, o as signImages, r as checkFleet, s as verifyImages, t as attestImages, u as TrustError } from "../dist/cli/begin.mjs";

export { TrustError, attestImages, checkDrift, checkFleet, mirrorImage, releaseImage, signImages, verifyImages };