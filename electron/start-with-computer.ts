// Electron's main process: the program starts when the person logs in to the computer, if that is set.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { App } from 'electron'

/** What starts the program: its own file, an AppImage as a whole, or Electron with our folder. */
function commandOf(app: Pick<App, 'isPackaged'>, argv: readonly string[], environment: NodeJS.ProcessEnv): string[] {
  const program = environment['APPIMAGE'] ?? process.execPath
  const folder = argv[1]
  return app.isPackaged || folder === undefined ? [program] : [program, folder]
}

/** One argument as the desktop entry specification wants it. */
const quoted = (word: string): string => `"${word.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`

const entry = (command: readonly string[]): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Zhenglu',
    'Name[zh_CN]=证录',
    `Exec=${command.map(quoted).join(' ')}`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')

/** Where Linux desktops look (Desktop Application Autostart Specification). */
export function autostartFile(environment: NodeJS.ProcessEnv, home = homedir()): string {
  const config = environment['XDG_CONFIG_HOME'] ?? ''
  return join(config === '' ? join(home, '.config') : config, 'autostart', 'zhenglu.desktop')
}

function setAutostart(file: string, text: string | null): void {
  if (text === null) {
    rmSync(file, { force: true })
    return
  }
  const before = (() => {
    try {
      return readFileSync(file, 'utf8')
    } catch {
      return null
    }
  })()
  if (before === text) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}

/** @throws Error of the file system on Linux. */
export function startWithComputer(
  app: Pick<App, 'isPackaged' | 'setLoginItemSettings'>,
  wanted: boolean,
  { argv = process.argv, environment = process.env, platform = process.platform } = {},
): void {
  const command = commandOf(app, argv, environment)
  if (platform === 'linux') {
    setAutostart(autostartFile(environment), wanted ? entry(command) : null)
    return
  }
  const [path = process.execPath, ...args] = command
  app.setLoginItemSettings({ openAtLogin: wanted, path, args })
}
