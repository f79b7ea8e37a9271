/**
 * A throw-away key and its self-signed certificate, for servers on loopback in tests: localhost,
 * registry.test, storage.test, 127.0.0.1; from 2020 to 2100. It protects nothing.
 */

export const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg98uZkranYRwIAOUz
UhXtbPXEZeYMExIkylWA/Zw8nxahRANCAATLjO2FBky66Lqzq3C0xd+v3no93Jd2
BHd+8/ZNpyqaEvC93yfVkt9DHtCiT0UL1O+c8xgDcnw14iFngd2NLZTd
-----END PRIVATE KEY-----
`;

export const certificate = `-----BEGIN CERTIFICATE-----
MIIBnzCCAUSgAwIBAgIBATAKBggqhkjOPQQDAjAhMR8wHQYDVQQDDBZ0aHJvdy1h
d2F5IHRlc3Qgc2VydmVyMCAXDTIwMDEwMTAwMDAwMFoYDzIxMDAwMTAxMDAwMDAw
WjAhMR8wHQYDVQQDDBZ0aHJvdy1hd2F5IHRlc3Qgc2VydmVyMFkwEwYHKoZIzj0C
AQYIKoZIzj0DAQcDQgAEy4zthQZMuui6s6twtMXfr956PdyXdgR3fvP2TacqmhLw
vd8n1ZLfQx7Qok9FC9TvnPMYA3J8NeIhZ4HdjS2U3aNrMGkwNwYDVR0RBDAwLoIJ
bG9jYWxob3N0gg1yZWdpc3RyeS50ZXN0ggxzdG9yYWdlLnRlc3SHBH8AAAEwDwYD
VR0TAQH/BAUwAwEB/zAdBgNVHQ4EFgQUF0Vmjn4PtzA6KGoYzaytAuMkqfwwCgYI
KoZIzj0EAwIDSQAwRgIhAMo+bA7H6DFif70TYeaT1HDXeNeKBn93z0RPDc1bPcC8
AiEA+SHWXHK29nh9mfolYmu8gXvFNZCG83Ji8pGqw6eAfVU=
-----END CERTIFICATE-----
`;
