/** A place that is written to, with somebody watching: bytes as they go, and an end that comes when asked for. */
import { ended } from '../registry/failure.js';
export function watched(repository, { signal, onBytes = () => { } }) {
    const unlessEnded = () => {
        if (signal.aborted)
            throw ended(signal);
    };
    return {
        name: repository.name,
        manifest: (reference) => repository.manifest(reference),
        manifestHead: (reference) => repository.manifestHead(reference),
        blob: (blob, limit) => repository.blob(blob, limit),
        openBlob: (blob, offset) => repository.openBlob(blob, offset),
        referrers: (subject) => repository.referrers(subject),
        referrersByTag: (subject) => repository.referrersByTag(subject),
        tags: () => repository.tags(),
        hasBlob: (digest) => repository.hasBlob(digest),
        putBlob: async (blob, source, mountFrom) => {
            unlessEnded();
            const content = () => {
                const made = source();
                const onPart = (bytes) => onBytes(blob.digest, bytes);
                if (!(made instanceof Uint8Array))
                    return tapped(made, signal, onPart);
                onPart(made.byteLength);
                return made;
            };
            return repository.putBlob(blob, content, mountFrom);
        },
        putManifest: async (...manifest) => {
            unlessEnded();
            return repository.putManifest(...manifest);
        },
    };
}
/** Listens in, without a stream in between: each would cost time for every chunk. */
function tapped(stream, signal, onPart) {
    // Who listens would make it flow; it is to wait for who takes it.
    stream.pause();
    stream.on('data', (chunk) => onPart(chunk.byteLength));
    const stop = () => stream.destroy(ended(signal));
    signal.addEventListener('abort', stop, { once: true });
    stream.once('close', () => signal.removeEventListener('abort', stop));
    return stream;
}
