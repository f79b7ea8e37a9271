/** Generates invalid responses from a seed; the same seed gives the same bytes. */

export interface WildAnswer {
  /** written one after the other, with a turn of the event loop in between */
  readonly pieces: readonly Uint8Array[];
  readonly ending: 'keep' | 'end' | 'reset' | 'hang';
}

/** mulberry32: numbers without quality, but the same ones everywhere. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Dice {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seeded(seed);
  }

  below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }

  /** once in `count` times */
  once(count: number): boolean {
    return this.below(count) === 0;
  }

  text(most: number): string {
    return Array.from({ length: this.below(most) }, () =>
      String.fromCharCode(this.once(8) ? this.below(256) : 97 + this.below(26)),
    ).join('');
  }
}

const statuses =
  '200 200 200 200 201 202 204 206 301 302 303 304 307 308 400 401 403 404 404 405 408 409 413 416 425 429 500 501 502 503 504 522 101 101 100 102 099 199 600 999 000'.split(
    ' ',
  );

const lines = [
  (status: string) => `HTTP/1.1 ${status} Fine`,
  (status: string) => `HTTP/1.1 ${status}`,
  (status: string) => `HTTP/1.0 ${status} Old`,
];
const oddLines = [
  (status: string) => `HTTP/2.0 ${status} New`,
  (status: string) => `http/1.1 ${status} small`,
  (status: string) => `HTTP/1.1  ${status}  wide`,
  (status: string) => `HTTP/1.1 ${status.slice(1)}`,
  () => 'HTTP/1.1 OK 200',
  () => '\0\u0001\u0002',
  () => '',
  () => 'SSH-2.0-OpenSSH_9.9',
  () => 'GET / HTTP/1.1',
];

const headers: readonly ((dice: Dice) => string)[] = [
  (dice) => `Connection: ${dice.of(['close', 'keep-alive', 'upgrade', 'x'])}`,
  (dice) => `Connection: upgrade\r\nUpgrade: ${dice.of(['websocket', 'h2c', ''])}`,
  (dice) => `Content-Type: ${dice.of(['application/json', 'text/html', '', ';', 'a/b; c="'])}`,
  (dice) => `Content-Encoding: ${dice.of(['gzip', 'identity', '', 'br, gzip'])}`,
  (dice) => `Content-Range: bytes ${dice.of(['0-4/5', '5-4/5', '*/5', 'x', ''])}`,
  (dice) => `Docker-Content-Digest: ${dice.of(['', '""', 'sha256:00', 'md5:x', dice.text(20)])}`,
  (dice) => `ETag: ${dice.of(['"a"', 'W/"a"', '', '"'])}`,
  (dice) => `Link: ${dice.of(['</>; rel="next"', '<', '<http://[>; rel=next', ''])}`,
  (dice) => `Location: ${dice.of(['', '/', 'http://[', 'ftp://x/', '//', `/${dice.below(50)}`])}`,
  (dice) => `Retry-After: ${dice.of(['0', '1', '99999', '-1', 'soon', ''])}`,
  (dice) => `WWW-Authenticate: ${dice.of(['Bearer', 'Bearer realm="', 'Basic realm=x', ',,,'])}`,
  (dice) => `X-Long: ${'x'.repeat(dice.below(40_000))}`,
  (dice) => `X-Odd: ${dice.text(40)}`,
  () => 'no colon at all',
  () => ': no name',
  () => 'X-Folded: a\r\n b',
  () => 'Trailer: X-Last',
];

/** What comes as `Content-Length` for so many bytes. */
const lengths: readonly ((size: number, dice: Dice) => string)[] = [
  (size) => `Content-Length: ${size}`,
  (size) => `Content-Length: ${size}`,
  (size, dice) => `Content-Length: ${dice.below(size + 1)}`,
  (size, dice) => `Content-Length: ${size + 1 + dice.below(20)}`,
  (size) => `Content-Length: ${size}\r\nContent-Length: ${size + 1}`,
  () => `Content-Length: ${'9'.repeat(30)}`,
  () => 'Content-Length: -1',
  () => 'Content-Length: x',
  () => 'Content-Length:',
];

function chunked(body: string, dice: Dice): string {
  const size = (length: number) =>
    dice.once(8) ? dice.of(['zz', '-1', '', 'ffffffffffffffffff']) : length.toString(16);
  const parts: string[] = [];
  for (let at = 0; at < body.length; ) {
    const length = 1 + dice.below(body.length - at);
    const extension = dice.once(6) ? `;${dice.text(20)}` : '';
    const end = dice.once(10) ? dice.of(['', '\n', 'xx']) : '\r\n';
    parts.push(`${size(length)}${extension}\r\n${body.slice(at, at + length)}${end}`);
    at += length;
  }
  const trailers = dice.once(4) ? `X-Last: ${dice.text(20)}\r\n` : '';
  return parts.join('') + (dice.once(5) ? '' : `0\r\n${trailers}\r\n`);
}

function message(dice: Dice): string {
  const eol = dice.once(12) ? '\n' : '\r\n';
  const body = dice.once(3) ? '' : dice.text(60);
  const framing = dice.of(['length', 'length', 'chunks', 'both', 'none'] as const);
  const head = [
    (dice.once(8) ? dice.of(oddLines) : dice.of(lines))(dice.of(statuses)),
    ...Array.from({ length: dice.below(4) }, () => dice.of(headers)(dice)),
    ...(framing === 'length' || framing === 'both' ? [dice.of(lengths)(body.length, dice)] : []),
    ...(framing === 'chunks' || framing === 'both'
      ? [`Transfer-Encoding: ${dice.once(6) ? dice.of(['gzip', 'chunked, gzip', '']) : 'chunked'}`]
      : []),
  ];
  const coded = framing === 'chunks' || framing === 'both' ? chunked(body, dice) : body;
  return `${head.join(eol)}${eol}${dice.once(20) ? '' : eol}${coded}`;
}

export function wildAnswer(seed: number): WildAnswer {
  const dice = new Dice(seed);
  const informational = Array.from(
    { length: dice.once(4) ? dice.below(6) : 0 },
    () =>
      `HTTP/1.1 ${dice.of(['100', '102', '103'])} Wait\r\n${dice.once(3) ? 'X-A: b\r\n' : ''}\r\n`,
  );
  const more = dice.once(4) ? (dice.once(2) ? message(dice) : dice.text(30)) : '';
  const bytes = Buffer.from(informational.join('') + message(dice) + more, 'latin1');
  const cut = dice.once(6) ? bytes.subarray(0, dice.below(bytes.length + 1)) : bytes;
  const pieces: Uint8Array[] = [];
  const count = dice.once(2) ? 1 : 1 + dice.below(4);
  for (let at = 0; at < cut.length; ) {
    const length = pieces.length === count - 1 ? cut.length : 1 + dice.below(cut.length - at);
    pieces.push(cut.subarray(at, at + length));
    at += length;
  }
  return { pieces, ending: dice.of(['keep', 'keep', 'end', 'end', 'reset', 'hang'] as const) };
}
