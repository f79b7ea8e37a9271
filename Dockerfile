# The container image of webdis-trust: Node, the C libraries that it needs, CA certificates, and the npm package. No shell.
# `node scripts/image.mjs` writes the build context from pinned packages; nothing runs and nothing is fetched here, so
# every platform builds without emulation:
#   node scripts/image.mjs
#   docker buildx build --file Dockerfile --platform linux/amd64,linux/arm64 --tag webdis-trust .image
FROM scratch
ARG TARGETARCH

COPY base-$TARGETARCH /
# After /home exists, so that only the home directory belongs to the user.
COPY --chown=65532:65532 nonroot /home/nonroot
COPY node-$TARGETARCH /
COPY app /

LABEL org.opencontainers.image.title="webdis-trust" \
      org.opencontainers.image.description="Proves that a multi-architecture container image, on every registry that carries it, is exactly what its publisher signed." \
      org.opencontainers.image.url="https://github.com/webdis/verify-action" \
      org.opencontainers.image.source="https://github.com/webdis/verify-action" \
      org.opencontainers.image.documentation="https://github.com/webdis/verify-action/blob/main/docs/ci.md" \
      org.opencontainers.image.vendor="webdis" \
      org.opencontainers.image.licenses="MIT AND LGPL-2.1-or-later AND GPL-3.0-or-later WITH GCC-exception-3.1 AND MPL-2.0"

# Certificates that are mounted over Debian's count in addition to those of Node.
ENV HOME=/home/nonroot \
    NODE_USE_SYSTEM_CA=1 \
    PATH=/usr/local/bin \
    SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
USER 65532:65532
# Mount keys, trusted roots and reports here.
WORKDIR /work
ENTRYPOINT ["node", "/usr/local/lib/node_modules/@webdis/verify-action/dist/cli.mjs"]
CMD ["--help"]
