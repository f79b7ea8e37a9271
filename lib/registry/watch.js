/** Deadlines of one request that its connection tells of. */
import { WireError } from './failure.js';
/** Stops a request whose connection, TLS or tunnel included, does not stand within `ms`. */
export function watchConnect(outgoing, ms, stop) {
    const late = () => stop(new WireError('ETIMEDOUT', `no connection within ${ms} ms`));
    const timer = setTimeout(late, ms);
    const connected = () => clearTimeout(timer);
    outgoing.once('close', connected);
    outgoing.once('socket', (socket) => {
        if (outgoing.reusedSocket)
            connected();
        else
            socket.once('encrypted' in socket ? 'secureConnect' : 'connect', connected);
    });
}
/**
 * Stops a request when not a byte has moved for `ms`. Not counted is what is not the other side's
 * silence: our reader has not taken what is there, or the server digests an upload.
 */
export function watchIdle(outgoing, ms, incoming, stop) {
    const uploads = outgoing.method !== 'GET' && outgoing.method !== 'HEAD';
    outgoing.setTimeout(ms, () => {
        const answer = incoming();
        const busy = answer === undefined ? uploads && outgoing.writableFinished : answer.readableLength > 0;
        if (busy)
            outgoing.setTimeout(ms);
        else
            stop(new WireError('ETIMEDOUT', `not a byte for ${ms} ms`));
    });
}
