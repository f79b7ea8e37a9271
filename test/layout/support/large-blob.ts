/** Writes a blob of 300 KB to the layout that it is given, from a stream, and prints the error. */

import { Readable } from 'node:stream';
import { isTrustError } from '../../../src/error.ts';
import { thisProcess } from '../../../src/host/this-process.ts';
import { createLayout } from '../../../src/layout/create.ts';
import { digestOf } from '../../../src/oci/digest.ts';

const bytes = Buffer.alloc(300_000, 'webdis');
const blob = { digest: digestOf(bytes), size: bytes.byteLength };
const layout = await createLayout(process.argv[2] ?? '', thisProcess);
try {
  await layout.putBlob(blob, () => Readable.from([bytes.subarray(0, 1000), bytes.subarray(1000)]));
} catch (error) {
  if (!isTrustError(error)) throw error;
  process.stdout.write(`${error.code}: ${error.message}\n`);
}
