/** The log entry of a legacy signature, as cosign writes it into an annotation. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatRekorBundle } from '../../src/signature/signature-image.ts';

const entry = {
  logIndex: '1234',
  logId: { keyId: Buffer.from('0aff', 'hex') },
  integratedTime: '1780315200',
  inclusionPromise: { signedEntryTimestamp: Buffer.from('<set>') },
  canonicalizedBody: Buffer.from('{}'),
};

test('fields in the order of cosign, numbers as numbers, the log in hex', () => {
  assert.equal(
    formatRekorBundle(entry),
    '{"SignedEntryTimestamp":"PHNldD4=","Payload":{"body":"e30=","integratedTime":1780315200,"logIndex":1234,"logID":"0aff"}}',
  );
});

test('an entry without a promise cannot be written: E_TLOG', () => {
  assert.throws(() => formatRekorBundle({ ...entry, inclusionPromise: undefined }), {
    code: 'E_TLOG',
    message: 'the log returned no signed entry timestamp, which legacy signatures require',
  });
});
