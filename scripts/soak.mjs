// `npm run soak`: sets up what is missing, then records for an hour on Node 24. `npm run soak -- --minutes N`.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { node24, setUp, top } from './set-up.mjs'

setUp({ tests: true })
const args = [join(top, 'test', 'soak', 'run.ts'), ...process.argv.slice(2)]
process.exit(spawnSync(node24, args, { cwd: top, stdio: 'inherit' }).status ?? 1)
