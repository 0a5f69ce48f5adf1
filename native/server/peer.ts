// Which person of this computer is at the other end of a connection, as the kernel knows it (proc(5)).
import { readFile } from 'node:fs/promises'

const hex = (port: number) => port.toString(16).toUpperCase().padStart(4, '0')
/** 127.0.0.1 as the kernel writes it, also where a client speaks IPv6. */
const here = '(?:0{16}FFFF0000)?0100007F'

/** User who owns the client's end in the kernel's list of connections; undefined when it is not in it. */
export function ownerIn(list: string, client: number, server: number): number | undefined {
  const row = new RegExp(`^ *\\d+: ${here}:${hex(client)} ${here}:${hex(server)} (?:\\S+ +){4}(\\d+) `, 'm')
  const owner = row.exec(list)?.[1]
  return owner === undefined ? undefined : Number(owner)
}

/** Whether a connection from 127.0.0.1 is of the person who runs this process. Systems that do not tell say yes. */
export async function isOwn(client: number | undefined, server: number | undefined): Promise<boolean> {
  const self = process.getuid?.()
  if (process.platform !== 'linux' || self === undefined) return true
  if (client === undefined || server === undefined) return false
  const lists = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')))
  return lists.some((list) => ownerIn(list, client, server) === self)
}
