// Name and version of this program, as journals and bundles state it, and which commit was built.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

const top = join(import.meta.dirname, '..')
const description = read(join(top, 'package.json')) as { version: string }
/** Written where the program is built (scripts/build-shell.mjs). */
const buildFile = join(top, 'build.json')

export const version: string = description.version
export const software = `zhenglu ${version}`
/** The commit that was built; null when this runs from its sources. */
export const build = existsSync(buildFile) ? (read(buildFile) as { commit: string | null }).commit : null
