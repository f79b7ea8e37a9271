/**
 * A gate that lets one request through until its answer has taught how to ask: side by side, each of
 * the first requests to a registry would run into the same 401, or into the same missing API.
 */
export declare class FirstAnswer {
    #private;
    /** Returns at once for the first caller, and for the others once `open` was called. */
    enter(): Promise<void>;
    /** To be called after the first answer, also when it is a failure: then everybody asks. */
    open(): void;
}
