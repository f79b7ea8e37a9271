/** The password of a private key: COSIGN_PASSWORD, else whatever asks for it. */
/** As cosign has it: a variable that is set counts, even an empty one. undefined: there is none to be had. */
export async function readPassword(env, ask, kind = 'existing') {
    const set = env['COSIGN_PASSWORD'];
    return set === undefined ? ask(kind) : { text: set };
}
