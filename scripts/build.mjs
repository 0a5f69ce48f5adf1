// `npm run build`: the window and what Electron runs, into dist/. `--installer` goes on to this system's installers.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildShell, shellFolder } from './build-shell.mjs'
import { buildWindow, windowFolder } from './build-window.mjs'
import { node24, setUp, top } from './set-up.mjs'

setUp({ tests: false })
console.log(buildWindow() ? `Built ${windowFolder}` : 'The window is as its sources are')
buildShell()
console.log(`Built ${shellFolder}`)
if (process.argv.includes('--installer')) {
  const builder = join(top, 'node_modules', 'electron-builder', 'cli.js')
  const done = spawnSync(node24, [builder, '--publish', 'never'], { cwd: top, stdio: 'inherit' })
  process.exit(done.status ?? 1)
}
