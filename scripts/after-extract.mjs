// electron-builder's hook: takes out of a given Electron folder what it takes out of a downloaded one by itself.
import { rmSync } from 'node:fs'
import { join } from 'node:path'

/** Electron's own demonstration, and the file with its version. */
export default function afterExtract({ appOutDir, electronPlatformName }) {
  const resources = electronPlatformName === 'darwin' ? join('Electron.app', 'Contents', 'Resources') : 'resources'
  for (const left of [join(resources, 'default_app.asar'), 'version']) rmSync(join(appOutDir, left), { force: true })
}
