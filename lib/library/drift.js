/** Drift checks for programs. What checks is loaded when it is first called: who verifies never loads it. */
import { connectionOf } from './connection.js';
/**
 * Whether every registry still carries what the ledger says. Whatever a registry does ends in the report;
 * throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used, before anything is asked.
 */
export async function checkDrift(repositories, options) {
    const { shard } = options;
    const words = {
        ledger: options.ledger ?? '',
        images: repositories,
        tags: options.tags ?? [],
        key: (options.keys ?? []).join('\n'),
        fingerprints: options.keyFingerprints ?? [],
        trustedRoot: options.trustedRoot ?? '',
        transparencyLog: options.transparencyLog ?? 'required',
        signatureRepository: options.signatureRepository ?? '',
        blobs: options.blobs ?? false,
        shard: shard === undefined ? '' : `${shard.index}/${shard.of}`,
        state: options.state ?? '',
    };
    const connection = connectionOf(options);
    const { checkDrift } = await import('../edge/drift.js');
    return checkDrift(words, connection, options.onProgress);
}
