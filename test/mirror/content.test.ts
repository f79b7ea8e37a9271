/** The names of attachments: tags that belong to a digest (cosign-formats.md §1.3). */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attachmentTags, isAttachmentTag } from '../../src/mirror/content.ts';
import { isKnown } from '../../src/mirror/source-blobs.ts';
import { digestOf } from '../../src/oci/digest.ts';

const digest = digestOf(Buffer.from('image'));
const name = digest.replace(':', '-');

test('a digest has a tag for signatures, attestations and a bill of materials', () => {
  const tags = attachmentTags(digest);
  assert.deepEqual(tags, [`${name}.sig`, `${name}.att`, `${name}.sbom`]);
  for (const tag of tags) assert.equal(isAttachmentTag(tag), true);
});

test('other tags and digests are no names of attachments', () => {
  const others = [`my-${name}.sig`, `_${name}.sig`, `${name}.sig2`, `${name}.sig.old`, name];
  for (const tag of [...others, `${name.slice(0, -1)}.sig`, digest]) {
    assert.equal(isAttachmentTag(tag), false, tag);
  }
});

test('the content of the empty object alone is known from its digest, if its size is right', () => {
  const empty = digestOf(Buffer.from('{}'));
  assert.equal(isKnown({ digest: empty, size: 2 }), true);
  assert.equal(isKnown({ digest: empty, size: 3 }), false);
  assert.equal(isKnown({ digest, size: 2 }), false);
});
