// `npm run bench`: sets up what is missing, then measures on Node 24. Takes some twenty-five minutes; `-- --only search`, `list`, `typing` or `start` for a part.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildWindow } from './build-window.mjs'
import { node24, setUp, top } from './set-up.mjs'

setUp({ tests: true })
buildWindow()
const args = [join(top, 'test', 'bench', 'run.ts'), ...process.argv.slice(2)]
process.exit(spawnSync(node24, args, { cwd: top, stdio: 'inherit' }).status ?? 1)
