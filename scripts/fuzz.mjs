// `npm run fuzz`: sets up what is missing, then asks a station what nobody should ask, on Node 24. Takes some minutes.
// `npm run fuzz -- --seed S --shots N --only calls#12`.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { node24, setUp, top } from './set-up.mjs'

setUp({ tests: true })
const args = [join(top, 'test', 'fuzz', 'run.ts'), ...process.argv.slice(2)]
process.exit(spawnSync(node24, args, { cwd: top, stdio: 'inherit' }).status ?? 1)
