// docs/leaving-content-trust.md: the comparison of the configs on Hub and ECR, by the real buildx.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { walkThrough } from '../support/leaving-guide.ts';
import { binary, installed } from './support/binaries.ts';

const skip = installed('buildx') ? false : 'node scripts/peers.mjs install buildx';

describe('lists that differ between the registries', { skip }, () => {
  const steps = /^2/;
  const docker = () => `shift && exec '${binary('buildx')}' "$@"`;

  it('equal configs: nothing is said', async (t) => {
    const walked = await walkThrough({ docker: docker(), steps });
    t.after(() => walked.end());
    assert.doesNotMatch(walked.output, /STOP|ERROR/);
    assert.match(walked.file('hub.json'), /"architecture": "arm64"/);
  });

  it('configs that cannot be read: STOP', async (t) => {
    const walked = await walkThrough({ docker: 'exit 1', steps });
    t.after(() => walked.end());
    assert.match(walked.output, /STOP: the images of 0\.1\.19 differ, or could not be read/);
  });

  it('other configs: STOP', async (t) => {
    const walked = await walkThrough({ docker: docker(), steps, contentOnEcr: 'something else' });
    t.after(() => walked.end());
    assert.match(walked.output, /STOP: the images of 0\.1\.19 differ/);
  });
});
