// Files that go into each bundle as they are, or as templates.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const folder = new URL('../../resources/archive/', import.meta.url)

/** Text of a file of `resources/archive/`. */
export function resource(name: string): Promise<string> {
  return readFile(fileURLToPath(new URL(encodeURIComponent(name), folder)), 'utf8')
}
