/**
 * Loads Node's http module when it is first needed. `import` would read every export, also WebSocket, which
 * loads undici and takes longer than a whole verification on loopback.
 */

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export function nodeHttp(): typeof import('node:http') {
  return require('node:http');
}
