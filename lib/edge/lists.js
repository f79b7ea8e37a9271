/** Lists, pairs and words as users write them in inputs and flags (threats 125 to 127). */
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { parseRepository } from '../oci/reference.js';
import { about } from './about.js';
/**
 * Items by newline or comma; blank lines and lines that begin with `#` are left out. An empty item
 * between commas and an item that is there twice are E_INPUT: both are slips that would otherwise
 * make a check smaller than it looks.
 */
export function parseList(text, name) {
    return checkItems(lines(text).flatMap((line) => splitCommas(line, name)), name);
}
/** Items by newline only, for values that may hold commas. */
export function parseLines(text, name) {
    return checkItems(lines(text), name);
}
function lines(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
}
function splitCommas(line, name) {
    const items = line
        .replace(/,$/, '')
        .split(',')
        .map((item) => item.trim());
    if (items.includes(''))
        throw new TrustError('E_INPUT', `${name}: an item is empty in "${line}"`);
    return items;
}
/** Bounded, and nothing twice. */
export function checkItems(items, name) {
    if (items.length > limits.listItems) {
        throw new TrustError('E_INPUT', `${name}: ${limits.listItems} items at most`);
    }
    const seen = new Set();
    const twice = items.find((item) => seen.size === seen.add(item).size);
    if (twice !== undefined)
        throw new TrustError('E_INPUT', `${name}: "${twice}" is there twice`);
    return items;
}
/** `name=value` items; split on the first `=` as cosign does. */
export function parsePairs(items, name) {
    const pairs = Object.create(null);
    for (const item of items) {
        const at = item.indexOf('=');
        if (at < 1)
            throw new TrustError('E_INPUT', `${name}: "${item}" is not name=value`);
        const key = item.slice(0, at);
        if (key in pairs)
            throw new TrustError('E_INPUT', `${name}: "${key}" is there twice`);
        pairs[key] = item.slice(at + 1);
    }
    return pairs;
}
/** One of a few words, exactly; a typo must never disable a check (threat 126). */
export function parseChoice(text, choices, name) {
    const found = choices.find((choice) => choice === text);
    if (found !== undefined)
        return found;
    throw new TrustError('E_INPUT', `${name}: "${text}" is not one of ${choices.join(', ')}`);
}
/** Counts above zero, in seconds or pieces. */
export function parseCount(text, name) {
    if (/^[1-9][0-9]{0,8}$/.test(text))
        return Number(text);
    throw new TrustError('E_INPUT', `${name}: "${text}" is not a whole number above 0`);
}
/** Registries as they stand in references, `localhost:5000`; a URL here would silently match nothing. */
export function hostList(items, name) {
    for (const item of items) {
        const { registry } = about(name, () => parseRepository(`${item}/a/b`), 'E_INPUT');
        if (registry !== item.toLowerCase()) {
            throw new TrustError('E_INPUT', `${name}: "${item}" is not a host with an optional port`);
        }
    }
    return items;
}
