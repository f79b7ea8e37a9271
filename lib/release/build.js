/** What is built, and the arguments of `docker buildx build` for it: all platforms in one go, pushed by digest. */
import { formatPlatform } from '../oci/platform.js';
import { formatRepository } from '../oci/reference.js';
/** For `docker`; the digest of what was pushed is then in `metadataFile`. */
export function buildxArguments(build, metadataFile) {
    const { platforms, secrets } = build;
    return [
        'buildx',
        'build',
        ...text('--builder', build.builder),
        ...text('--file', build.file),
        ...text('--platform', platforms.map(formatPlatform).join(',')),
        ...each('--build-arg', build.buildArgs),
        ...each('--label', build.labels),
        ...each('--annotation', build.annotations),
        ...each('--secret', secrets.map(secretFields)),
        ...text('--target', build.target),
        ...each('--cache-from', build.cacheFrom),
        ...each('--cache-to', build.cacheTo),
        ...text('--provenance', build.provenance),
        ...text('--sbom', build.sbom),
        ...(build.noCache ? ['--no-cache'] : []),
        ...(build.pull ? ['--pull'] : []),
        '--output',
        output(build),
        '--metadata-file',
        metadataFile,
        build.context,
    ];
}
/** Without a tag: what is pushed here is signed and verified before anybody finds it by a name. */
function output({ image, insecure }) {
    return csv([
        'type=image',
        `name=${formatRepository(image)}`,
        'push=true',
        'push-by-digest=true',
        'name-canonical=true',
        ...(insecure ? ['registry.insecure=true'] : []),
    ]);
}
function secretFields(secret) {
    return csv([`id=${secret.id}`, 'env' in secret ? `env=${secret.env}` : `src=${secret.path}`]);
}
/** One record of comma-separated values, as buildx reads them. */
function csv(fields) {
    return fields
        .map((field) => (/[",\s]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
        .join(',');
}
function text(flag, value) {
    return value === '' ? [] : [flag, value];
}
function each(flag, values) {
    return values.flatMap((value) => [flag, value]);
}
