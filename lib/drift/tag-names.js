/**
 * What a tag's name promises. `docker pull` takes any tag, so every name that stands for a release, moves
 * with releases (`0.1`, `stable`) or names a variant of one (`0.1.24-alpine`, `alpine`) is looked at.
 */
const movingWords = /^(?:stable|current|lts|releases?|released|prod|production|mainline|default|final|newest)$/i;
/** What images are built on or for, with a version of its own behind it: `alpine3.20`. */
const variantWords = /^(?:alpine|debian|ubuntu|buster|bullseye|bookworm|trixie|forky|focal|jammy|noble|slim|distroless|scratch|busybox|wolfi|chainguard|ubi|ubi-?minimal|rhel|fedora|centos|rocky(?:linux)?|alma(?:linux)?|amazonlinux|suse|arch(?:linux)?|windows|windowsservercore|nanoserver|linux|musl|glibc|static|debug|nonroot|rootless|full|minimal|mini|tls|ssl|amd64|x86_64|i?386|arm|arm32|arm64|arm64v8|armhf|aarch64|ppc64le|riscv64|s390x|v[5-8])(?:[0-9]+(?:\.[0-9]+)*)?$/i;
/** `v0.1.24-alpine`, `webdis-0.1.24`: words, numbers, and whatever follows. */
const dotted = /^((?:[a-z][a-z0-9]*[-_.])*?)v?([0-9]{1,9}(?:\.[0-9]{1,9})+)(?![0-9])[-_.]?(.*)$/i;
/** `0`, `v1-alpine`. A longer number is a date or a build. */
const major = /^v?([0-9]{1,4})(?:[-_](.+))?$/i;
export function readTagName(tag) {
    const [, prefix = '', written = '', rest = ''] = dotted.exec(tag) ?? [];
    if (written !== '') {
        const numbers = written.split('.').map(Number);
        const usual = numbers.length < 3 ? 'moving' : 'version';
        return { kind: prefix === '' ? usual : 'word', numbers, variant: rest };
    }
    const [, number = '', behind = ''] = major.exec(tag) ?? [];
    if (number !== '' && (behind === '' || isVariant(behind))) {
        return { kind: 'moving', numbers: [Number(number)], variant: behind };
    }
    const [first = '', ...others] = tag.split(/[-_.]/);
    const variant = others.join('-');
    if (/^latest$/i.test(first))
        return { kind: 'moving', numbers: [], variant };
    const isWord = movingWords.test(first) || isVariant(tag);
    return { kind: isWord ? 'word' : 'other', numbers: [], variant };
}
function isVariant(text) {
    return variantWords.test(text) || text.split(/[-_]/).every((part) => variantWords.test(part));
}
/** As far as both go: `0.1` and `0.1.24-alpine` agree with `0.1.24`. */
export function compareNumbers(a, b) {
    const shorter = a.slice(0, b.length);
    const at = shorter.findIndex((number, place) => number !== b[place]);
    return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
