// `npm run faults`: sets up what is missing, then breaks recordings on purpose, on Node 24. Takes some twenty minutes;
// disks can be broken by root only. `npm run faults -- --seed S --only NAME`.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { node24, setUp, top } from './set-up.mjs'

setUp({ tests: true })
const args = [join(top, 'test', 'faults', 'run.ts'), ...process.argv.slice(2)]
process.exit(spawnSync(node24, args, { cwd: top, stdio: 'inherit' }).status ?? 1)
