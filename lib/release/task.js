/** What a release is made of: complete, every default was filled in at the edge. */
/** The first registry, then the mirrors. */
export function placesOf({ image, mirrors }) {
    return [image, ...mirrors];
}
