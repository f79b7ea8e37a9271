/** What a client refuses: attacks on TUF, and mistakes of a publisher; each changes what is published. */

import { newSigner, type TufPublisher } from './repository.ts';

type Change = Readonly<Record<string, (publisher: TufPublisher) => void>>;

export const attacks: Change = {
  'an expired timestamp, which hides newer releases': ({ expires }) => {
    expires.timestamp = '2020-01-01T00:00:00Z';
  },
  'an expired snapshot': ({ expires }) => {
    expires.snapshot = '2020-01-01T00:00:00Z';
  },
  'expired targets': ({ expires }) => {
    expires.targets = '2020-01-01T00:00:00Z';
  },
  'an expired root': (publisher) => {
    publisher.expires.root = '2020-01-01T00:00:00Z';
    publisher.rotate([]);
  },
  'a timestamp that another key signed': ({ forgers }) => {
    forgers.timestamp = newSigner();
  },
  'a snapshot that another key signed': ({ forgers }) => {
    forgers.snapshot = newSigner();
  },
  'targets that another key signed': ({ forgers }) => {
    forgers.targets = newSigner();
  },
  'a root that the root before did not sign': (publisher) =>
    publisher.rotate(['root'], newSigner()),
  'a snapshot without targets': ({ extra }) => {
    extra.snapshot = { meta: {} };
  },
  'metadata of another role': ({ extra }) => {
    extra.timestamp = { _type: 'snapshot' };
  },
};

/** cosign initialize only warns about these. */
export const mistakes: Change = {
  'targets without a trusted root': ({ extra }) => {
    extra.targets = { targets: {} };
  },
  'a target that is not a trusted root': (publisher) => publisher.release(Buffer.from('{}')),
};
