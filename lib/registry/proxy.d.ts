/** Which requests go through which proxy. */
/**
 * Reads `https_proxy`, `http_proxy` and `no_proxy`, lower case first, from the variables it is handed, as
 * curl and Go read them. Loopback never goes through a proxy.
 *
 * @throws TrustError E_INPUT for what is not the URL of an http or https proxy; it may hold a password,
 *   so only the variable is named
 */
export declare function proxyFromVariables(variables: Readonly<Record<string, string | undefined>>): (url: URL) => URL | undefined;
