/** A registry that answers any request with any bytes: the run ends with a report, and nothing unsigned is verified. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { platformImage, put } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { errors, verify } from '../support/run.ts';
import { putSignatures, signBundles, testPolicy } from '../support/signer.ts';
import { seeds } from '../support/thorough.ts';
import { wildAnswer } from '../support/wild-answer.ts';

const [wild, good] = await Promise.all([startRegistry(), startRegistry()]);
after(() => Promise.all([wild.stop(), good.stop()]));

const image = platformImage('linux/amd64');
put(good, 'a/b', image, '1');
putSignatures(good, 'a/b', image.digest);

for (const signed of [true, false]) {
  const kind = signed ? 'signed' : 'unsigned';
  test(`threat 133, fault 8: wild answers about an image that is ${kind} cost no report, and no other image`, async () => {
    for (const seed of seeds(24, 60)) {
      wild.reset();
      put(wild, 'a/b', image, '1');
      if (signed) {
        putSignatures(wild, 'a/b', image.digest);
        signBundles(wild, 'a/b', image);
      }
      const nth = 1 + (seed % 8);
      const times = seed % 3 === 0 ? Number.POSITIVE_INFINITY : 1;
      const { pieces, ending } = wildAnswer(seed);
      // No silence here: it takes time to detect, is tried in registry/wild-answers.
      const strike = { pieces, ending: ending === 'reset' ? ending : 'end' } as const;
      wild.faults.add({ when: { nth, times }, do: strike });
      const images = [wild, good].map(({ host }) => `${host}/a/b:1`);
      const transport = { budget: 20_000 };
      const report = await verify(images, { ...testPolicy, parity: 'false' }, { transport });
      const about = `seed ${seed}, request ${nth}, ${times} times`;
      const [struck, other] = report.images;
      assert.equal(other?.outcome, 'verified', about);
      if (!signed) assert.notEqual(struck?.outcome, 'verified', about);
      if (struck?.outcome !== 'verified') assert.notDeepEqual(errors(report), [], about);
    }
  });
}
