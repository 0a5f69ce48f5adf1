// What V8 made of the program's code is kept between starts, for its owner alone: reading types away and compiling some
// hundred files is a third of a start. Node takes what does not belong to a file as it is now for absent.
import { mkdirSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where a program keeps what it can make again, as each system has it. */
function cacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches')
  return env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')
}

/** Has effect on what is imported from now on. Whatever speaks against it costs time alone. */
export function keepCompiledCode(env: NodeJS.ProcessEnv = process.env, platform = process.platform): void {
  const folder = join(cacheFolder(env, platform), 'zhenglu', 'code')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    enableCompileCache(folder)
  } catch {
    // Started without.
  }
}
