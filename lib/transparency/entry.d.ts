/** Log entries: the policy they are verified with, the result for reports, and the checks of log ID and time. */
import { type Infer } from '../oci/document.js';
/** A verified entry of a transparency log. All of its fields are proven. */
export declare const logEntry: import("../oci/document.js").ObjectOf<{
    /** Host of the log's base URL. */
    readonly log: import("../oci/document.js").Declared<string>;
    /** Id of the log in lower-case hex. */
    readonly logId: import("../oci/document.js").Declared<string>;
    /**
     * Decimal. For Rekor v1 with a signed entry timestamp: over all trees of the log; otherwise in the tree of the
     * proof.
     */
    readonly index: import("../oci/document.js").Declared<string>;
    /** Kind and version of the body, such as hashedrekord/0.0.1. */
    readonly kind: import("../oci/document.js").Declared<string>;
    /** Generation of the log. */
    readonly version: import("../oci/document.js").Declared<"rekor-v1" | "rekor-v2">;
    /** When the log accepted it. Present only if a signed entry timestamp covers it (threats 98, 99). */
    readonly integratedTime: import("../oci/document.js").Optional<string>;
    /** How it was proven: `set` is a signed entry timestamp, `inclusion` an inclusion proof with a signed checkpoint. */
    readonly proof: import("../oci/document.js").Declared<readonly ("inclusion" | "set")[]>;
}>;
export interface LogEntry extends Infer<typeof logEntry> {
}
