/** The verbs that need a private key, in one part of the program: loaded when one of them is asked for. */

export { runKeygen } from './keygen.ts';
export { runSign } from './sign.ts';
