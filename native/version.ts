// Name and version of this program, as journals and bundles state it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const description = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as {
  version: string
}

export const version: string = description.version
export const software = `zhenglu ${version}`
