// Where a service that listens may be: on this computer or in the agency's own network. Elsewhere only where an
// administrator has said so, and then encrypted: the sound of an interview leaves the station on the way there.
import { BlockList, isIP } from 'node:net'

const own = new BlockList()
own.addSubnet('127.0.0.0', 8, 'ipv4')
own.addAddress('::1', 'ipv6')

/** RFC 1918, RFC 6598 (networks behind a provider's), RFC 3927; RFC 4193 and RFC 4291 §2.5.6 for IPv6. */
const internal = new BlockList()
internal.addSubnet('10.0.0.0', 8, 'ipv4')
internal.addSubnet('172.16.0.0', 12, 'ipv4')
internal.addSubnet('192.168.0.0', 16, 'ipv4')
internal.addSubnet('100.64.0.0', 10, 'ipv4')
internal.addSubnet('169.254.0.0', 16, 'ipv4')
internal.addSubnet('fc00::', 7, 'ipv6')
internal.addSubnet('fe80::', 10, 'ipv6')

export type Reach = 'own' | 'internal' | 'elsewhere'

/** Where an IP address is; IPv4 written as IPv6 (`::ffff:…`) is judged as what it is. */
export function reachOf(address: string): Reach {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (own.check(address, family)) return 'own'
  return internal.check(address, family) ? 'internal' : 'elsewhere'
}

/** Whether sound may go to an IP address, over `https:` or `http:`. */
export function mayReach(address: string, protocol: string, isElsewhereAllowed: boolean): boolean {
  return reachOf(address) !== 'elsewhere' || (isElsewhereAllowed && protocol === 'https:')
}
