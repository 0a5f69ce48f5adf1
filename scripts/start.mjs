// `npm start`: sets up, builds the window, starts the station, opens a window on it.
// Options: --vault DIR, --port N, --no-window (only print the address).
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildShell, shellFolder } from './build-shell.mjs'
import { buildWindow } from './build-window.mjs'
import { chromiumArguments, findChromium, findElectron, hasScreen, writePreferences } from './hosts.mjs'
import { node24, setUp, top } from './set-up.mjs'
import { defaultVault, keepingCompiledCode, startStation } from './station.mjs'

/** Signals by which a person, a terminal that is closed, or the system asks to end. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP']
const usage = 'npm start -- [--vault DIR] [--port N] [--no-window]'

function readOptions() {
  const options = { vault: { type: 'string' }, port: { type: 'string' }, 'no-window': { type: 'boolean' } }
  try {
    return parseArgs({ options }).values
  } catch (error) {
    console.error(`${error.message}\n${usage}`)
    process.exit(2)
  }
}

/** Starts a program that shows the window; `gone` says whether it was closed or failed. */
function show(program, args) {
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'ignore'] })
  const gone = new Promise((resolve) => {
    child.once('exit', (code) => resolve(code === 0 ? 'closed' : 'failed'))
    child.once('error', () => resolve('failed'))
  })
  return { gone, close: () => child.kill('SIGTERM') }
}

/** Electron starts its own station: see electron/station-process.ts. */
async function inElectron(program, vault) {
  buildShell()
  console.log('Host: Electron')
  const args = [shellFolder, '--vault', vault, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  const { gone, close } = show(program, args)
  for (const signal of endings) process.on(signal, close)
  return (await gone) === 'closed' ? 0 : 1
}

async function inBrowser(chromium, vault, port) {
  const args = [join(top, 'native', 'cli.ts'), 'serve', '--vault', vault, '--json']
  const env = { ...keepingCompiledCode(), ...process.env, ...(chromium ? { ZHENGLU_HOST: 'browser' } : {}) }
  const station = await startStation(node24, [...args, ...(port ? ['--port', port] : [])], { cwd: top, env })
  const asked = new Promise((resolve) => {
    for (const signal of endings) process.on(signal, () => resolve('asked'))
  })
  if (!chromium) {
    console.log(`Host: none. Open this address once, in a browser on this computer:\n${station.entrance}`)
    await Promise.race([asked, station.ended])
    return station.stop()
  }
  console.log(`Host: ${chromium}\nStation: ${station.address}`)
  const profile = mkdtempSync(join(tmpdir(), 'zhenglu-window-'))
  writePreferences(profile)
  const { gone, close } = show(chromium, chromiumArguments(station.entrance, profile))
  if ((await Promise.race([gone, asked, station.ended])) === 'failed') {
    // A window that crashes ends no recording.
    console.error(`The window failed. The station goes on; Ctrl+C ends it. Its address:\n${station.entrance}`)
    await Promise.race([asked, station.ended])
  }
  close()
  const code = await station.stop()
  await gone
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  return code
}

const { vault = defaultVault(), port, 'no-window': noWindow = false } = readOptions()
setUp({ tests: false })
buildWindow()
const canShow = !noWindow && hasScreen()
const electron = canShow ? findElectron() : undefined
try {
  if (electron) process.exitCode = await inElectron(electron, vault)
  else process.exitCode = await inBrowser(canShow ? findChromium() : undefined, vault, port)
} catch (error) {
  console.error(error.message)
  process.exitCode = 2
}
