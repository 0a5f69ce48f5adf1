// Which commit is built: it is shown to people and stands in what they install.
import { spawnSync } from 'node:child_process'
import { top } from './set-up.mjs'

function git(args) {
  const asked = spawnSync('git', ['--no-optional-locks', ...args], { cwd: top, encoding: 'utf8' })
  return asked.status === 0 ? asked.stdout.trim() : undefined
}

/** The commit, with `+` behind it when files differ from it; null outside a repository, unless `ZHENGLU_COMMIT` names it. */
export function commitOf(env = process.env) {
  if (env.ZHENGLU_COMMIT) return env.ZHENGLU_COMMIT
  const commit = git(['rev-parse', '--short=12', 'HEAD'])
  if (commit === undefined) return null
  return git(['status', '--porcelain']) === '' ? commit : `${commit}+`
}
