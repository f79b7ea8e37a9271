/** Platforms (image-spec image-index.md, "platform"), written as `os/architecture[/variant]`. */
import { TrustError } from '../error.js';
const word = /^[A-Za-z0-9_.-]{1,64}$/;
/** Reads `linux/arm64/v8`; throws E_INPUT. */
export function parsePlatform(text) {
    const parts = text.split('/');
    const [os, architecture, variant] = parts;
    if (parts.length > 3 ||
        os === undefined ||
        architecture === undefined ||
        !parts.every((p) => word.test(p))) {
        throw new TrustError('E_INPUT', `${JSON.stringify(text.slice(0, 100))} is not a platform; write os/architecture, such as linux/arm64`);
    }
    return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}
export function formatPlatform({ os, architecture, variant, osVersion }) {
    const base = variant === undefined ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
    return osVersion === undefined ? base : `${base}:${osVersion}`;
}
/** Variants that mean the same as none (containerd platforms, "Normalize"): arm64/v8 is arm64, amd64/v1 is amd64. */
const impliedVariants = { arm64: 'v8', amd64: 'v1', arm: 'v7' };
/** Whether `wanted` is what `actual` is. An os version matters only if it is asked for. */
export function samePlatform(wanted, actual) {
    return (wanted.os === actual.os &&
        wanted.architecture === actual.architecture &&
        normalVariant(wanted) === normalVariant(actual) &&
        (wanted.osVersion === undefined || wanted.osVersion === actual.osVersion));
}
function normalVariant({ architecture, variant }) {
    return variant ?? impliedVariants[architecture];
}
