// \0lazy:node:tls
const { connect, createSecureContext, getCACertificates } = process.getBuiltinModule("node:tls");

export { connect, createSecureContext, getCACertificates };