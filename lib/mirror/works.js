/** Works by name: each is done once, whoever asks for it; after a failure none begins any more. */
export class Works {
    #works = new Map();
    #failure;
    once(name, work) {
        const known = this.#works.get(name);
        if (known !== undefined)
            return known;
        const mine = this.unlessFailed(work);
        this.#works.set(name, mine);
        return mine;
    }
    async unlessFailed(work) {
        if (this.#failure !== undefined)
            throw this.#failure.error;
        try {
            await work();
        }
        catch (error) {
            this.#failure ??= { error };
            throw error;
        }
    }
}
