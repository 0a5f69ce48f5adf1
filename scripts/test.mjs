// `npm test`: sets up what is missing, builds the window, then runs every test on Node 24. Arguments go to vitest.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildWindow } from './build-window.mjs'
import { node24, setUp, top } from './set-up.mjs'

setUp({ tests: true })
buildWindow()
const vitest = join(top, 'node_modules', 'vitest', 'vitest.mjs')
const done = spawnSync(node24, [vitest, 'run', ...process.argv.slice(2)], { cwd: top, stdio: 'inherit' })
process.exit(done.status ?? 1)
