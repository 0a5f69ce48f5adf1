// Starts a station as a child process and ends it politely.
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** Where recordings are kept when nothing is said: the user's own data folder. */
export function defaultVault(env = process.env, platform = process.platform, home = homedir()) {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'zhenglu')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'zhenglu')
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'zhenglu')
}

/** Where code that was compiled is kept, as native/code-cache.ts has it: a station of which that is known starts sooner. */
export function compiledCode(env = process.env, platform = process.platform, home = homedir()) {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'zhenglu', 'code')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'zhenglu', 'code')
  return join(env.XDG_CACHE_HOME ?? join(home, '.cache'), 'zhenglu', 'code')
}

/** Names that folder to a station that is started, once it is there; nothing when it cannot be made. */
export function keepingCompiledCode() {
  try {
    mkdirSync(compiledCode(), { recursive: true, mode: 0o700 })
    return { NODE_COMPILE_CACHE: compiledCode() }
  } catch {
    return {}
  }
}

function addressesIn(line) {
  try {
    const { address, entrance } = JSON.parse(line)
    return typeof address === 'string' && typeof entrance === 'string' ? { address, entrance } : undefined
  } catch {
    return undefined
  }
}

/**
 * Starts `program` and waits for its line `{"address","entrance"}`.
 * Rejects when it ends before; what it said about that stands on standard error already.
 */
export async function startStation(program, args, options = {}) {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message)
      resolve(127)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })
  const addresses = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = addressesIn(line)
      if (found) resolve(found)
    })
    ended.then((code) => reject(new Error(`The station ended with code ${code} before it could be opened.`)))
  })
  return {
    ...addresses,
    /** Resolves with the exit code when it is gone. */
    ended,
    /** Asks it to seal what is being recorded and to end, and waits for that however long it takes. */
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      return ended
    },
  }
}
