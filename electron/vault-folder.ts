// Electron's main process: where recordings are kept.
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The folder after `--vault`, else the user's own data folder: the same as `npm start` takes (scripts/station.mjs). */
export function vaultFolder(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const at = args.indexOf('--vault')
  const given = at < 0 ? undefined : args[at + 1]
  if (given !== undefined && given !== '') return given
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'zhenglu')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'zhenglu')
  const shared = environment['XDG_DATA_HOME'] ?? ''
  return join(shared === '' ? join(home, '.local', 'share') : shared, 'zhenglu')
}
