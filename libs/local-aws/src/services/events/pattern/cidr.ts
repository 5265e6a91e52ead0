import { BlockList, isIP } from 'node:net';
import { invalidPattern } from './invalid-pattern.js';

/** @throws ServiceError InvalidEventPatternException */
export function readCidr(text: string, path: string): BlockList {
  const [address = '', bits = ''] = text.split('/');
  const version = isIP(address);
  const prefix = Number(bits);
  if (version === 0 || !/^\d+$/.test(bits) || prefix > (version === 4 ? 32 : 128))
    throw invalidPattern(`"cidr" at "${path}" is ${text}, not an address block`);
  const block = new BlockList();
  block.addSubnet(address, prefix, version === 4 ? 'ipv4' : 'ipv6');
  return block;
}

export function isInCidr(value: string, block: BlockList): boolean {
  const version = isIP(value);
  return version !== 0 && block.check(value, version === 4 ? 'ipv4' : 'ipv6');
}
