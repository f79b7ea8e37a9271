/** Works by name: each is done once, whoever asks for it; after a failure none begins any more. */
export declare class Works {
    #private;
    once(name: string, work: () => Promise<void>): Promise<void>;
    unlessFailed(work: () => Promise<void>): Promise<void>;
}
