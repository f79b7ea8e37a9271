/**
 * Reads a large body from its socket in large pieces, without Node's HTTP parser. The parser copies the content of
 * each TLS record, of which some servers send 256 for one MiB: that costs more than decryption and SHA-256
 * together. Headers, and bodies without a Content-Length, are always read by the parser.
 */

import type { Agent, ClientRequestArgs, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { type Duplex, Readable } from 'node:stream';
import { onEnd } from './body.ts';
import { exceeding } from './failure.ts';
import { lendPiece, newPiece, pieceLength } from './pieces.ts';

const MiB = 1024 * 1024;
/**
 * Bytes. A smaller body is read by the parser: after a direct read the connection is closed, because the parser
 * still waits for the body, and a new connection costs round trips.
 */
const large = 32 * MiB;
/** Bytes of one read from a socket. A TLS record has at most 16 KiB (RFC 8446 §5.1). */
const readLength = 64 * 1024;
/** Milliseconds that bytes wait until their piece is full. */
const patience = 20;

const inlets = new WeakMap<Duplex, Inlet>();

/** Makes the bodies on the connections of this agent readable by directBody(). */
export function withInlets<T extends Agent>(agent: T): T {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options: ClientRequestArgs, callback) => {
    const inlet = new Inlet();
    const socket = connect({ ...options, onread: inlet.onread } as ClientRequestArgs, callback);
    if (socket) inlets.set(socket, inlet);
    return socket;
  };
  return agent;
}

/** The body as one stream, which holds the same bytes and fails with the same errors as `incoming`. */
export function directBody(incoming: IncomingMessage): Readable {
  const { 'content-length': declared = '0' } = incoming.headers;
  const inlet = inlets.get(incoming.socket);
  if (inlet === undefined || Number(declared) < large) return incoming;
  return new DirectBody(incoming, inlet, Number(declared));
}

/** Reads a socket into one reused buffer, and copies from it for the reader. */
class Inlet {
  readonly #buffer = Buffer.allocUnsafeSlow(readLength);
  body: DirectBody | undefined;

  /** Options of net.connect() and tls.connect(). Node calls `callback` as a method of the socket. */
  readonly onread = {
    buffer: this.#buffer,
    callback: this.#taker(),
  };

  #taker() {
    const inlet = this;
    return function (this: Socket, length: number): boolean {
      const bytes = inlet.#buffer.subarray(0, length);
      if (inlet.body?.takes(bytes)) return true;
      // Not Buffer.from(), which would keep 64 KiB alive for a small answer.
      const copy = Buffer.allocUnsafeSlow(length);
      bytes.copy(copy);
      return this.push(copy);
    };
  }
}

class DirectBody extends Readable {
  readonly #incoming: IncomingMessage;
  readonly #inlet: Inlet;
  readonly #socket: Socket;
  #started = false;
  /** bytes come from the socket */
  #direct = false;
  #left: number;
  #piece: Buffer | undefined;
  /** bytes of the piece that were passed on, and that were received */
  #from = 0;
  #filled = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(incoming: IncomingMessage, inlet: Inlet, length: number) {
    super({ highWaterMark: pieceLength });
    this.#incoming = incoming;
    this.#inlet = inlet;
    this.#socket = incoming.socket;
    this.#left = length;
  }

  override _read(): void {
    if (!this.#started) this.#start();
    else if (this.#direct) this.#socket.resume();
    else this.#incoming.resume();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearTimeout(this.#timer);
    this.#inlet.body = undefined;
    this.#incoming.destroy();
    done(error);
  }

  /** What the parser has already is read from it. */
  #start(): void {
    this.#started = true;
    this.#incoming.on('data', (chunk: Uint8Array) => {
      this.#left -= chunk.byteLength;
      if (!this.push(chunk)) this.#incoming.pause();
    });
    onEnd(this.#incoming, (error) => {
      // All bytes are here, and perhaps not read yet.
      if (this.#direct && this.#left === 0) return;
      this.#passOn();
      if (error === undefined) this.push(null);
      else this.destroy(error);
    });
    this.#inlet.body = this;
  }

  /** Takes what the socket has received, unless the parser or its stream still holds earlier bytes. */
  takes(bytes: Buffer): boolean {
    const incoming = this.#incoming;
    this.#direct ||=
      incoming.readableFlowing === true &&
      incoming.readableLength === 0 &&
      this.#socket.readableLength === 0;
    if (this.#direct) this.#take(bytes);
    return this.#direct;
  }

  #take(bytes: Buffer): void {
    const taken = Math.min(bytes.byteLength, this.#left);
    this.#left -= taken;
    for (let at = 0; at < taken; ) {
      this.#piece ??= newPiece();
      const copied = bytes.copy(this.#piece, this.#filled, at, taken);
      at += copied;
      this.#filled += copied;
      if (this.#filled === pieceLength) this.#passOn();
    }
    if (this.#left === 0) this.#passOn();
    if (taken < bytes.byteLength) this.destroy(exceeding());
    else if (this.#left === 0) this.push(null);
    else this.#timer ??= setTimeout(() => this.#passOn(), patience);
  }

  #passOn(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#piece === undefined || this.#filled === this.#from) return;
    const whole = this.#filled - this.#from === pieceLength;
    const bytes = whole ? this.#piece : this.#piece.subarray(this.#from, this.#filled);
    if (whole) lendPiece(bytes);
    this.#from = this.#filled;
    if (this.#filled === pieceLength) {
      this.#piece = undefined;
      this.#from = 0;
      this.#filled = 0;
    }
    // Only what was read and not decrypted yet may follow, 16 KiB at most.
    if (!this.push(bytes)) this.#socket.pause();
  }
}
