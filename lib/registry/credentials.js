/** Credentials for a registry, and the words that carry them. */
/** Docker's mark for "the secret is an identity token", in helpers' answers and in Basic. */
export const identityUser = '<token>';
/** The `Authorization` for name and password; of an identity token where nothing else is understood. */
export function basicAuthorization(credentials) {
    switch (credentials.kind) {
        case 'basic':
            return basic(credentials.username, credentials.password);
        case 'identity':
            return basic(credentials.username ?? identityUser, credentials.token);
        case 'bearer':
            return undefined;
    }
}
function basic(username, password) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
