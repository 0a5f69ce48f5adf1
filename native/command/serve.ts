// The command that serves a station to a window. Little is taken in before the window can be let in: it is read while the
// station opens.
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { inspect } from 'node:util'
import { logProcessErrors } from '../logs/process-errors.ts'
import { startServer } from '../server/server.ts'
import { failureOf } from '../session/failure-of.ts'
import { keyStoreOver } from '../shell/key-store.ts'
import { connectedShell } from '../shell/port.ts'
import type { Station } from '../station.ts'
import { numberOption, type Typed } from './arguments.ts'
import type { Outcome } from './outcome.ts'
import { waitFor } from './wait-for.ts'

/** Milliseconds for which a window that is opened at once is given its files first: then both are read side by side. */
const patience = 1000

const windowFolder = join(import.meta.dirname, '..', '..', 'dist', 'window')

async function openStation(vault: string, host: 'electron' | 'browser'): Promise<Station> {
  const { Station } = await import('../station.ts')
  // Where computers are set up in advance, and in walks through the window, nobody is to be led.
  const leadFirstStart = process.env['ZHENGLU_FIRST_START'] !== 'later'
  const shell = connectedShell()
  const keyStore = shell === null ? null : keyStoreOver(shell)
  return Station.open(vault, { host, create: true, demonstration: true, leadFirstStart, keyStore })
}

/**
 * `serve`: the station for a window, until it is asked to end. Prints where it is once it is open; for a program that
 * opens the window itself at once, and with `--json` a line more, `{"opened":true}`, when it is.
 */
export async function serveCommand(typed: Typed, signal: AbortSignal, print: (line: string) => void): Promise<Outcome> {
  const port = numberOption(typed, 'port', 0, 65_535) ?? 0
  // Whoever opens the window says so: then nobody carries the address to the browser of another person.
  const opener = process.env['ZHENGLU_HOST']
  let station: Station | undefined
  const opening = Promise.withResolvers<Station>()
  const server = await startServer(opening.promise, {
    ...{ port, window: windowFolder, failureOf, ownUserOnly: opener !== undefined },
    fault: (error) => {
      if (station === undefined) process.stderr.write(`${inspect(error)}\n`)
      else station.trouble('a call failed as nobody foresaw', error)
    },
  })
  const { address, entrance } = server
  const sayWhere = () => {
    print(typed.json ? JSON.stringify({ address, entrance }) : entrance)
  }
  try {
    if (opener !== undefined) {
      sayWhere()
      await Promise.race([server.given, setTimeout(patience)])
    }
    station = await openStation(resolve(typed.options['vault'] ?? ''), opener === 'electron' ? 'electron' : 'browser')
    opening.resolve(station)
  } catch (error) {
    opening.reject(error)
    await server.close()
    throw error
  }
  const unwatch = logProcessErrors(station.log)
  try {
    if (opener === undefined) sayWhere()
    else if (typed.json) print(JSON.stringify({ opened: true }))
    const shell = connectedShell()
    if (shell !== null) station.shell.connect(shell)
    await waitFor(undefined, signal)
    await server.close()
    return { code: 0, json: { closed: true }, text: () => [] }
  } finally {
    await station.close()
    unwatch()
  }
}
