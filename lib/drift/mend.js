/** Command lines that mend: pinned to a digest that the ledger names or this run verified, ready to paste. */
import { formatReference, parseReference } from '../oci/reference.js';
import { readShellWords, shellWord } from '../oci/shell-word.js';
import { copyFlags } from '../verify/demand-flags.js';
import { describePolicy } from '../verify/policy.js';
export function commandContext(policy, registries) {
    const insecure = registries.filter((one) => one.insecure);
    return {
        policy: describePolicy(policy),
        insecureHosts: insecure.map(({ repository }) => repository.name.registry),
    };
}
/** As fields of a difference. */
export function mendWith(mending) {
    const mend = mirrorCommand(mending);
    return mend === undefined ? {} : { mend };
}
/** Characters: one that is cut off where it is shown would do something else. */
export const longestCommand = 8000;
/** undefined: it would be longer than what is shown of one. */
export function mirrorCommand(mending) {
    const { source, digest, target, tag, moves, deep, policy, insecureHosts } = mending;
    const hosts = [...new Set([source.registry, target.registry])];
    const words = [
        'webdis-trust',
        'mirror',
        formatReference({ registry: source.registry, path: source.path, digest }),
        formatReference({ registry: target.registry, path: target.path, tag }),
        ...(moves ? ['--on-conflict', 'overwrite'] : []),
        ...(deep ? ['--deep'] : []),
        ...copyFlags(policy),
        ...hosts
            .filter((host) => insecureHosts.includes(host))
            .flatMap((host) => ['--insecure-registry', host]),
    ];
    const command = words.map(shellWord).join(' ');
    return command.length > longestCommand ? undefined : command;
}
/**
 * Whether `command` is one that `mirrorCommand` writes: from one registry of the report to the place of
 * the difference, with no fewer demands than the run had. A report may come from somebody else's job, and
 * its commands are pasted by people (threat 123).
 */
export function isMirrorCommand(command, scope) {
    const words = command.length > longestCommand ? undefined : readShellWords(command);
    if (words === undefined)
        return false;
    const [program, verb, ...rest] = words;
    const { positionals, flags } = sorted(rest);
    return (program === 'webdis-trust' &&
        verb === 'mirror' &&
        isFromTo(positionals, scope) &&
        isDemanding(flags, scope));
}
const bare = ['--deep', '--insecure-ignore-tlog'];
/** Flags as `--name value`. */
function sorted(words) {
    const positionals = [];
    const flags = [];
    const rest = words.values();
    for (const word of rest) {
        if (!word.startsWith('--'))
            positionals.push(word);
        else if (bare.includes(word))
            flags.push(word);
        else
            flags.push(`${word} ${rest.next().value}`);
    }
    return { positionals, flags };
}
function isFromTo(positionals, { difference, registries }) {
    const [from = '', to = '', ...more] = positionals;
    const [name = '', digest] = from.split('@');
    return (more.length === 0 &&
        digest !== undefined &&
        isReference(from) &&
        registries.some((one) => one.name === name) &&
        difference.tag !== undefined &&
        isReference(to) &&
        to === `${difference.registry}:${difference.tag}`);
}
function isReference(text) {
    try {
        return formatReference(parseReference(text)) === text;
    }
    catch {
        return false;
    }
}
/** Every demand of the policy, and besides it only what is about the copying itself. */
function isDemanding(flags, { policy, registries }) {
    const trust = sorted(copyFlags(policy)).flags;
    const insecure = registries.filter((one) => one.insecure === true);
    const copying = [
        '--on-conflict overwrite',
        '--deep',
        '--require verified',
        ...insecure.map(({ name }) => `--insecure-registry ${name.slice(0, name.indexOf('/'))}`),
    ];
    return (trust.every((flag) => flags.includes(flag)) &&
        flags.every((flag) => trust.includes(flag) || copying.includes(flag)));
}
