/** The log of a build on its way to whoever reads it: whole lines, and none that a runner obeys. */
export declare class BuildLog {
    #private;
    constructor(write: (text: string) => void);
    /** The last lines. */
    get tail(): readonly string[];
    /** One of the program's streams; `end` gives what is left without a line's end. */
    stream(): {
        readonly add: (bytes: Uint8Array) => void;
        readonly end: () => void;
    };
}
