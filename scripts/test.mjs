// `npm test`: sets up what is missing, builds the window, then runs every test on Node 24. Arguments go to vitest.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWindow } from './build-window.mjs'
import { node24, setUp, top } from './set-up.mjs'

/** Walks may miss their time on a machine that does much else; more of them at once is no accident. */
const mostWalksAgain = 3

setUp({ tests: true })
buildWindow()
const kept = mkdtempSync(join(tmpdir(), 'zhenglu-run-'))
const report = join(kept, 'report.json')

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} more
 */
function run(args, more = {}) {
  const vitest = join(top, 'node_modules', 'vitest', 'vitest.mjs')
  const env = { ...process.env, ZHENGLU_TEST_REPORT: report, ...more }
  return spawnSync(node24, [vitest, 'run', ...args], { cwd: top, stdio: 'inherit', env }).status ?? 1
}

/**
 * Walks to be gone once more, when nothing else failed. A walk drives a browser that draws without a graphics card;
 * what the station does with recordings is judged at once.
 */
function walksAgain() {
  if (!existsSync(report)) return []
  /** @type {{ files: Record<string, { failed: number }>, errors: number }} */
  const { files, errors } = JSON.parse(readFileSync(report, 'utf8'))
  const failed = Object.keys(files).filter((file) => files[file]?.failed !== 0)
  const isAccident = errors === 0 && failed.length <= mostWalksAgain
  return isAccident && failed.every((file) => file.startsWith('test/e2e/')) ? failed : []
}

const args = process.argv.slice(2)
let status = run(args)
const again = status === 0 ? [] : walksAgain()
if (again.length > 0) {
  console.log(`\nOnce more, alone: ${again.join(', ')}\n`)
  status = run([...again, ...args.filter((arg) => arg.startsWith('-'))], { ZHENGLU_TEST_AGAIN: '1' })
}
rmSync(kept, { recursive: true, force: true })
process.exit(status)
