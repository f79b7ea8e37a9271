/**
 * A throw-away key pair to sign with in tests, encrypted as cosign before 2.0 did (N = 32768): a key as
 * cosign writes it today takes twice as long to open, in every process that signs. It protects nothing.
 */

import { parsePublicKey } from '../../src/signature/key.ts';

export const password = 'correct horse battery staple';

export const privatePem = `-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----
eyJrZGYiOnsibmFtZSI6InNjcnlwdCIsInBhcmFtcyI6eyJOIjozMjc2OCwiciI6
OCwicCI6MX0sInNhbHQiOiJoRWRIdzViRWprUDZZNXFhRnNYQVQ5UFBiVk1BS2Ry
UnQwYWZaQjVsbUxZPSJ9LCJjaXBoZXIiOnsibmFtZSI6Im5hY2wvc2VjcmV0Ym94
Iiwibm9uY2UiOiJpeGVVTmJkZXNSb3RxQjVoM2xtMzF6bWs5cXEzRmFocyJ9LCJj
aXBoZXJ0ZXh0IjoiTTBwWXUzcThISjg4Z3NPZkd5dVZoancrY29iSEJBODFpZG5Z
d2t3Q3BiWHhmY2FhbFhBZGFrNytNTFYyYm1GbDNBdmZiU0lacmZrNGNqaTZxcDVU
d2lmMVRvaVV5cDBRbTZOUFRLUkQ4b2QyVlZFeDV3VVpiYXdNenhZMUxmbmE3T0JV
OENoMmo2bUtsMTVYQ1l4MkkzZkVUMys0OFQzRFI5TFBHejgrRFhXTWFGVHpJYmQz
cnYrM0ZVenNQQWJibVlFSXhqdE8xczdza3c9PSJ9
-----END ENCRYPTED SIGSTORE PRIVATE KEY-----
`;

/** The same, not encrypted. */
export const plainPem = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgi5dBQ53t+1xB3bYT
kyxSQCapg/oe4i2zopRR63aYAGChRANCAATqOe8/DKQ1DAvRP17gnkf2StYpwblj
39JgkfP2ya8s+loOVnUmFKgY1NXZ2MpLJe4YSThQy/sEQlycm+i6lI5D
-----END PRIVATE KEY-----
`;

export const publicPem = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE6jnvPwykNQwL0T9e4J5H9krWKcG5
Y9/SYJHz9smvLPpaDlZ1JhSoGNTV2djKSyXuGEk4UMv7BEJcnJvoupSOQw==
-----END PUBLIC KEY-----
`;

export const { fingerprint } = parsePublicKey(publicPem, 'the key of the tests');
