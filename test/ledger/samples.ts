/** A ledger with every field that there is. */

import { type Ledger, ledgerSchema } from '../../src/ledger/ledger.ts';
import { digest, webdisSigner } from '../report/samples.ts';

export const fullLedger: Ledger = {
  schema: ledgerSchema,
  from: '0.1.24',
  releases: [
    {
      version: '0.1.24',
      digest: digest('index'),
      platforms: { 'linux/arm64': digest('arm64'), 'linux/amd64': digest('amd64') },
      signatures: [
        { manifest: digest('index'), format: 'legacy', id: digest('signature') },
        { manifest: digest('index'), format: 'bundle', id: digest('bundle') },
      ],
      released: '2026-11-23T07:02:31.400Z',
      signer: webdisSigner,
    },
  ],
};
