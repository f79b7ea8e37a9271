/** Signing configs, version 0.2 (protobuf-specs sigstore_trustroot.proto): which services to sign with. */
export interface ChosenServices {
    readonly logs: readonly {
        readonly url: string;
        readonly version: 1 | 2;
    }[];
    readonly timestampUrls: readonly string[];
}
/** Chooses as sigstore-go does (pkg/root/signing_config.go). Throws E_INPUT, with `source` in the message. */
export declare function chooseServices(bytes: Uint8Array, source: string, now: Date): ChosenServices;
