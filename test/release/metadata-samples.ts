/** Metadata files of `docker buildx build` and `docker buildx bake`. */

export const [one, two, three] = ['1', '2', '3'].map((digit) => `sha256:${digit.repeat(64)}`);
export const pushed = (digest: string | undefined, name?: string) => ({
  'containerimage.descriptor': { digest },
  'containerimage.digest': digest,
  ...(name === undefined ? {} : { 'image.name': name }),
});

/** As buildx 0.30 writes it, apart from what is cut. */
export const bake = {
  'buildx.build.warnings': [],
  app: pushed(one, 'ghcr.io/example/app'),
  worker: pushed(two, 'ghcr.io/example/worker:1.2.3,docker.io/example/worker:1.2.3'),
  debug: pushed(three, `ghcr.io/example/app@${three}`),
  docs: { 'buildx.build.ref': 'a/b/c' },
};
