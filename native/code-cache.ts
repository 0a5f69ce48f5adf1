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

/** Where compiled code is kept. */
export const compiledCode = (env: NodeJS.ProcessEnv = process.env, platform = process.platform): string =>
  join(cacheFolder(env, platform), 'zhenglu', 'code')

/** Makes the folder, and names it to a process that is to keep also what it reads first; nothing when it cannot be made. */
export function keepingCompiledCode(): { readonly NODE_COMPILE_CACHE?: string } {
  const folder = compiledCode()
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return { NODE_COMPILE_CACHE: folder }
  } catch {
    return {}
  }
}

/** Has effect on what this process imports from now on. Whatever speaks against it costs time alone. */
export function keepCompiledCode(): void {
  const { NODE_COMPILE_CACHE: folder } = keepingCompiledCode()
  if (folder !== undefined) enableCompileCache(folder)
}
