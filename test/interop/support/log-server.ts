// What the tests know about a real transparency log.

export interface LogServer {
  /** Where it answers. */
  readonly url: string;
  /** The name in its checkpoints, which the trusted root has to hold; it is never resolved. */
  readonly origin: string;
  readonly version: 1 | 2;
  /** PEM. */
  readonly publicKey: string;
  /** How many entries it has integrated. */
  size(): Promise<number>;
  stop(): Promise<void>;
}
