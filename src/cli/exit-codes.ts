/** What the exit codes that all verbs have in common mean, for their help. */

export const exitCodes = {
  common: {
    2: 'an option, a reference or a key cannot be used; nothing was done',
    3: 'undetermined, because of the network, a rate limit, credentials or a limit; run it again',
  },
};
