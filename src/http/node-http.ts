/**
 * Node's http module, loaded when it is first needed. Not by `import`, which reads every export, and
 * WebSocket is one: that loads undici, and takes longer than a whole verification on loopback.
 */

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export function nodeHttp(): typeof import('node:http') {
  return require('node:http');
}
