// Generates the manual page from the verbs and their tables of options, with the macros of man(7).
import { usageOf } from '../../src/cli/help.ts';
import { loadAll, verbs } from '../../src/cli/verbs.ts';
import { flagsOf } from '../../src/options/flags.ts';
import { tool } from '../../src/version.ts';

export async function manPage() {
  const all = await loadAll();
  const lines = [
    '.\\" Generated from src/options and src/cli by "npm run generate".',
    `.TH WEBDIS\\-TRUST 1 "" "webdis\\-trust ${tool.version}" "User Commands"`,
    // No hyphens in names and URLs, which people copy.
    '.nh',
    '.ad l',
    '.SH NAME',
    'webdis\\-trust \\- verify, sign and mirror multi\\-architecture container images',
    '.SH SYNOPSIS',
    ...verbs.flatMap(({ usage }, at) => [
      ...(at === 0 ? [] : ['.br']),
      `\\fBwebdis\\-trust\\fR ${roff(usage)}`,
    ]),
    '.SH DESCRIPTION',
    ...paragraph(
      'Verifies that a multi-architecture container image is exactly what its publisher signed, on every registry. Signs, mirrors and releases such images. Reports go to stderr; references, pinned to their digests, go to stdout. To give a list, separate the items by commas or repeat the flag. Durations are written 90, 90s, 5m or 2h.',
    ),
    '.SH COMMANDS',
    ...all.flatMap(verbSection),
    '.SH ENVIRONMENT',
    ...environment.flatMap(([names, text]) => ['.TP', `\\fB${names}\\fR`, ...paragraph(text)]),
    '.SH SEE ALSO',
    ...paragraph('cosign(1), skopeo(1), docker-buildx(1)'),
    '.PP',
    ...paragraph(
      'https://github.com/webdis/verify-action has guides, and a page about every error code.',
    ),
  ];
  return { 'man/webdis-trust.1': `${lines.join('\n')}\n` };
}

const environment = [
  [
    'DOCKER_CONFIG, REGISTRY_AUTH_FILE',
    'Credentials for registries: the folder of config.json, and the file of Podman.',
  ],
  ['COSIGN_PASSWORD', 'Password of a private key.'],
  [
    'SIGSTORE_ID_TOKEN',
    'Identity token for keyless signing, if the CI system does not provide one.',
  ],
  ['HTTPS_PROXY, HTTP_PROXY, NO_PROXY', 'Proxies, as for curl.'],
  ['NODE_EXTRA_CA_CERTS', 'File with PEM certificates to trust in addition to those of Node.'],
  ['NO_COLOR, FORCE_COLOR', 'Whether reports have colors.'],
];

function verbSection({ name, about, examples, exitCodes, options }) {
  const groups = Map.groupBy(flagsOf(options), ({ group }) => group);
  return [
    `.SS "webdis\\-trust ${roff(`${name} ${usageOf(options)}`)}"`,
    ...about
      .split('\n\n')
      .flatMap((text, at) => [...(at === 0 ? [] : ['.PP']), ...paragraph(text)]),
    '.PP',
    '.nf',
    '.RS 4',
    ...examples.map(roff),
    '.RE',
    '.fi',
    ...[...groups].flatMap(([title, flags]) => [
      '.PP',
      `\\fB${roff(title)}\\fR`,
      ...flags.flatMap(flagLines),
    ]),
    '.PP',
    '\\fBExit codes\\fR',
    ...Object.entries(exitCodes).flatMap(([code, text]) => ['.TP', code, ...paragraph(text)]),
  ];
}

function flagLines({ name, short, placeholder, repeatable, help }) {
  const value = placeholder === undefined ? '' : ` \\fI${roff(placeholder)}\\fR`;
  const first = short === undefined ? '' : `\\fB\\-${short}\\fR, `;
  const more = repeatable ? '…' : '';
  return ['.TP', `${first}\\fB\\-\\-${roff(name)}\\fR${value}${more}`, ...paragraph(help)];
}

function paragraph(text) {
  return [roff(text.replaceAll('\n', ' '))];
}

/** A line that begins with a dot or an apostrophe would be a request, and "-" would be a hyphen. */
function roff(text) {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('"', '\\(dq')
    .replace(/^[.']/, '\\&$&');
}
