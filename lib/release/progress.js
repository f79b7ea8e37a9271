/** What is known and done so far. It is what can be reported however the run ends. */
import { placesOf } from './task.js';
export class Progress {
    tags;
    /** known from the push on, or from the task */
    digest;
    /** the manifest itself, as the first registry serves it */
    root;
    sign;
    mirror;
    verify;
    constructor(task) {
        this.tags = placesOf(task).flatMap((place) => place.tags.map((tag) => ({
            place,
            tag,
            before: undefined,
            isHidden: false,
            state: 'not written',
        })));
    }
    /** What the last verification found about this registry. */
    verified({ repository: { registry, path } }) {
        return this.verify?.images.find((image) => image.registry === registry && image.repository === path);
    }
    tagsOf(place) {
        return this.tags.filter((one) => one.place === place);
    }
}
