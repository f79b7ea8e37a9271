/** Work that leaves traces, side by side. */
/**
 * Results in order. After a failure nothing more is begun, and what is under way is waited for, so that
 * what is said afterwards stays true. Then throws the first failure.
 */
export declare function allAtMost<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]>;
