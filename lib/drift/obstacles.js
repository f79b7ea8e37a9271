/** What could not be found out: told once for each cause and registry, however many images it concerns. */
import { outcomeFor } from '../verify/outcome.js';
/** E_NET, E_RATE, E_AUTH, E_LIMIT and the like: about the way there, not about the image (fault 47). */
export function isObstacle({ code }) {
    return outcomeFor([code]) === 'undetermined';
}
export class Obstacles {
    #told = new Map();
    add(registry, finding, images = 1) {
        const { code, details } = finding;
        const cause = `${registry} ${code} ${details?.host ?? ''} ${details?.status ?? ''}`;
        const told = this.#told.get(cause);
        if (told !== undefined)
            told.images += images;
        else
            this.#told.set(cause, { finding: { ...finding, image: registry }, images });
    }
    findings() {
        return [...this.#told.values()].map(({ finding, images }) => {
            const more = images > 1 ? `; the same for ${images - 1} more` : '';
            const { severity: _, advice, ...rest } = finding;
            return {
                ...rest,
                severity: 'error',
                message: `${finding.message}${more}`,
                advice: advice ?? adviceFor(finding.code),
            };
        });
    }
}
function adviceFor(code) {
    return advice[code] ?? 'run it again: nothing is known about these images until then';
}
const advice = {
    E_AUTH: 'check the credentials of this registry (they may have expired), and run it again',
    E_RATE: 'run it again when the limit has passed; with --state, what was verified is not read again',
    E_NOTFOUND: 'check the name of the repository, and log in if it is private',
};
