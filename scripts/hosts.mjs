// What the window can be shown in: Electron, else a Chromium in app mode, else nothing here.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { top } from './set-up.mjs'

const chromiums = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/** Electron's program file, or undefined; asking the package itself would start a download. */
export function findElectron(env = process.env, folder = join(top, 'node_modules', 'electron')) {
  const named = join(folder, 'path.txt')
  const file = existsSync(named) ? readFileSync(named, 'utf8').trim() : 'electron'
  const program = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), file)
  return existsSync(program) ? program : undefined
}

function installedChromiums(env, platform) {
  if (platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  if (platform === 'win32') {
    const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(Boolean)
    const files = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
    return folders.flatMap((folder) => files.map((file) => join(folder, file)))
  }
  return (env.PATH ?? '').split(delimiter).flatMap((folder) => chromiums.map((name) => join(folder, name)))
}

/** A Chromium's program file, or undefined. `CHROMIUM_BIN` comes before what is installed. */
export function findChromium(env = process.env, platform = process.platform) {
  if (env.CHROMIUM_BIN) return existsSync(env.CHROMIUM_BIN) ? env.CHROMIUM_BIN : undefined
  const found = installedChromiums(env, platform)
  return (
    chromiums.map((name) => found.find((file) => file.endsWith(name) && existsSync(file))).find(Boolean) ??
    found.find((file) => existsSync(file))
  )
}

/** Whether a window can be seen here at all. */
export const hasScreen = (env = process.env, platform = process.platform) =>
  platform === 'win32' || platform === 'darwin' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)

/** Arguments for a Chromium that shows only the station and talks to nobody else. */
export function chromiumArguments(entrance, profile, isRoot = process.getuid?.() === 0) {
  return [
    `--app=${entrance}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-sync',
    '--disable-breakpad',
    '--disable-features=Translate,MediaRouter,OptimizationHints',
    '--password-store=basic',
    '--autoplay-policy=no-user-gesture-required',
    '--start-maximized',
    // Chromium's own sandbox refuses to run as root; --test-type spares the bar that says so.
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
  ]
}

/** Settings of a new profile: nothing is translated, nothing is remembered. Debian's start script drops the switch. */
export function writePreferences(profile) {
  mkdirSync(join(profile, 'Default'), { recursive: true })
  const preferences = { translate: { enabled: false }, credentials_enable_service: false }
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
}
