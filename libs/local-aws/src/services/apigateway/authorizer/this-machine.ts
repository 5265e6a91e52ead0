import { isLoopbackHost } from '../../../wire/loopback-host.js';

/** Whether an address is plain HTTP on this machine: nothing else is ever asked for keys. */
export function isOnThisMachine(address: string): boolean {
  try {
    const { protocol, host } = new URL(address);
    return protocol === 'http:' && isLoopbackHost(host);
  } catch {
    return false;
  }
}
