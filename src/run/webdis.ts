/** Webdis as the default: its images, and its key with the fingerprint that its documentation gives. */

/** As reports name them. */
export const webdisRepositories: readonly string[] = [
  'docker.io/nicolas/webdis',
  'public.ecr.aws/nicolas/webdis',
];

/** The same text as webdis.pub at the top of the repository; a test holds the two together. */
export const webdisKey = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEv+3gf5PY6a//3lhmkiGL1ux1QQyC
tAXBl6xupT/1dtejIf/NxyfPN//2OJinS3aHFDHMc3URSoInxdWhAN8Fig==
-----END PUBLIC KEY-----
`;

/** SHA-256 of the DER key, published by Webdis. */
export const webdisFingerprint = 'c921084265695461eef46c6a5953b3dfc501c0f6f82f54ff05bdddb65670bc59';
