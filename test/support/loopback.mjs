// Loaded before anything else in tests (`node --import`): a process that would speak to another machine
// ends at once, with an exit code that no test expects. So a default that points to a public service
// cannot be used by accident.
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { BlockList, isIP, Socket } from 'node:net';

export const refused = 97;

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const connect = Socket.prototype.connect;

Socket.prototype.connect = function guarded(...args) {
  const { host, path, lookup } = optionsOf(args);
  if (!path) {
    // A test's own lookup may lead any name to loopback; what it leads to is looked at.
    if (!lookup || isIP(host) !== 0) check(host);
    this.prependListener('lookup', (_error, address) => {
      if (address) check(address);
    });
  }
  return Reflect.apply(connect, this, args);
};

// Asking for an address is traffic, too.
const { lookup } = dns;
dns.lookup = (host, ...more) => {
  check(host);
  return lookup(host, ...more);
};
syncBuiltinESMExports();

/** What Node's own callers give, options in an array, and what others do: options, a port, a path. */
function optionsOf([first, second]) {
  const given = Array.isArray(first) ? first[0] : first;
  if (typeof given === 'string' && Number.isNaN(Number(given))) return { path: given };
  const { host, path, lookup } =
    typeof given === 'object' && given !== null
      ? given
      : { host: typeof second === 'string' ? second : undefined };
  return { host: host ?? 'localhost', path, lookup };
}

/** Ends the process unless `host` is this machine. */
function check(host) {
  const bare = host.replace(/^\[|\]$/g, '');
  const family = isIP(bare);
  const isLoopback =
    family === 0
      ? bare === 'localhost' || bare.endsWith('.localhost')
      : loopback.check(bare, family === 4 ? 'ipv4' : 'ipv6');
  if (isLoopback) return;
  process.stderr.write(`test/support/loopback.mjs: a connection to ${host}\n`);
  process.exit(refused);
}
