/** What is signed and how, from words: the same for signing alone and for a release. */
import type { SignOptions } from '../sign/options.ts';
import type { ChosenServices } from '../transparency/signing-config.ts';
import type { ServiceWords } from './services.ts';
export interface DemandWords {
    readonly format: string;
    readonly annotations: readonly string[];
    readonly identity: string;
    readonly recursive: boolean;
    readonly trustedRoot: string;
    readonly signatureRepository: string;
}
export type Demands = Omit<SignOptions, 'key' | 'logs' | 'timestamps'>;
/** Throws E_INPUT or E_REF, naming the word. */
export declare function readDemands(words: DemandWords): Promise<Demands>;
/** What would only come out after the log has an entry for ever. */
export declare function checkTogether({ formats, identity, trustedRoot }: Demands, { logs }: ChosenServices, words: Pick<DemandWords, 'trustedRoot'> & {
    readonly services: ServiceWords;
}): void;
