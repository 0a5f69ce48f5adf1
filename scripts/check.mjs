// `npm run check`: everything that must hold before a change is pushed.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildWindow } from './build-window.mjs'
import { node24, setUp, top } from './set-up.mjs'

setUp({ tests: true })
buildWindow() // also fails when the two languages have not the same texts: their types say so
const bin = (name, file) => join(top, 'node_modules', name, file)
const steps = [
  ['types', [bin('typescript', 'bin/tsc'), '--noEmit']],
  ['lint', [bin('eslint', 'bin/eslint.js'), '.']],
  ['format', [bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  ['tests', [bin('vitest', 'vitest.mjs'), 'run']],
]
for (const [name, args] of steps) {
  console.log(`— ${name}`)
  if (spawnSync(node24, args, { cwd: top, stdio: 'inherit' }).status !== 0) {
    console.error(`${name}: failed`)
    process.exit(1)
  }
}
