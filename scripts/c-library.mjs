// Which C library compiled files need: on Linux a package works only where it is at least as new.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Orders versions such as 2.4 and 2.34. */
const compare = (a, b) => a.localeCompare(b, 'en', { numeric: true })

/** The newest version of glibc that a compiled file names: its loader refuses it where that is missing. */
export function neededBy(file) {
  const named = readFileSync(file, 'latin1').matchAll(/\bGLIBC_(\d+\.\d+)\b/g)
  return [...named]
    .map(([, version]) => version)
    .sort(compare)
    .at(-1)
}

/** The newest that any compiled module under `folder` needs, and which one that is; undefined where there is none. */
export function cLibraryOf(folder) {
  const files = readdirSync(folder, { recursive: true }).map(String)
  const modules = files.filter((name) => name.endsWith('.node'))
  const needs = modules.map((name) => ({ name, version: neededBy(join(folder, name)) }))
  return needs
    .filter(({ version }) => version !== undefined)
    .sort((a, b) => compare(a.version, b.version))
    .at(-1)
}
