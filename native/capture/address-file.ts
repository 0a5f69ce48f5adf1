// Addresses of network cameras reach ffmpeg through a file that only we can read, never through its arguments: those
// are shown by every process list, and an address may hold a password.
import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Makes the text of an `ffconcat` file that opens one address with the given options of ffmpeg's demuxer. */
export function addressText(address: string, options: Readonly<Record<string, string>>): string {
  const quoted = `'${address.replaceAll("'", String.raw`'\''`)}'`
  const lines = Object.entries(options).map(([name, value]) => `option ${name} ${value}`)
  return ['ffconcat version 1.0', `file ${quoted}`, ...lines, ''].join('\n')
}

/** Puts the user name and the password into an address. */
export function addressWithLogin(address: string, user: string | undefined, password: string | undefined): string {
  const url = new URL(address)
  // Not through url.username: for schemes like rtsp its setters do nothing in some runtimes.
  const login =
    user === undefined || user === '' ? '' : `${encodeURIComponent(user)}:${encodeURIComponent(password ?? '')}@`
  return `${url.protocol}//${login}${url.host}${url.pathname}${url.search}`
}

export interface AddressFile {
  readonly path: string
  remove(): Promise<void>
}

/** Writes an address file that only its owner may read into `folder`. */
export async function writeAddressFile(folder: string, text: string): Promise<AddressFile> {
  const path = join(folder, `address-${randomUUID()}.ffconcat`)
  await writeFile(path, text, { mode: 0o600, flag: 'wx' })
  return { path, remove: () => rm(path, { force: true }) }
}
