/** Webdis as the default: its images, and its key with the fingerprint that its documentation gives. */
/** As reports name them. */
export declare const webdisRepositories: readonly string[];
/** The same text as webdis.pub at the top of the repository; a test holds the two together. */
export declare const webdisKey = "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEv+3gf5PY6a//3lhmkiGL1ux1QQyC\ntAXBl6xupT/1dtejIf/NxyfPN//2OJinS3aHFDHMc3URSoInxdWhAN8Fig==\n-----END PUBLIC KEY-----\n";
/** SHA-256 of the DER key, published by Webdis. */
export declare const webdisFingerprint = "c921084265695461eef46c6a5953b3dfc501c0f6f82f54ff05bdddb65670bc59";
