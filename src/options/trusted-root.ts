/** The options of `trusted-root update` and `trusted-root show`. */

import { connection, timeouts } from './connection.ts';
import { group, option, type ValuesOf } from './option.ts';
import * as output from './output.ts';
import { path, text } from './types.ts';

/** Not --output, which is the file here. */
const json = { ...output.json, help: 'Print the contents of the root as JSON to stdout' };

export const rootUpdateOptions = {
  ...group('Trusted root', {
    output: option({
      type: path,
      default: 'trusted_root.json',
      help: 'File to write the trusted root to',
    }),
    mirror: option({
      type: text('URL'),
      defaultHelp: 'the public-good instance of Sigstore',
      help: 'URL of the TUF repository',
    }),
    root: option({
      type: path,
      needs: 'mirror',
      defaultHelp: 'the included root of the public-good instance of Sigstore',
      help: 'Path of the root.json to verify the TUF repository with, for a private instance',
    }),
  }),
  ...connection(timeouts.verify),
  ...group('Output', { json, quiet: output.quiet, color: output.color }),
};

export type RootUpdateValues = ValuesOf<typeof rootUpdateOptions>;

export const rootShowOptions = group('Flags', {
  file: option({
    type: path,
    positional: true,
    defaultHelp: 'the included root of the public-good instance of Sigstore',
    help: 'Path of a trusted_root.json, or of a file in JSON Lines with one root per line',
  }),
  ...output.formats,
  color: output.color,
});
