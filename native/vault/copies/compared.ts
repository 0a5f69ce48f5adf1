// Which recordings were compared on both disks, and what was found: kept on the second disk, to which it belongs, so
// that a start does not read everything again. No proof: a verification reads the files themselves.
import * as z from 'zod'
import { readIfThere, writeWhole } from '../disk.ts'
import { recordingIdPattern, vaultPaths } from '../layout.ts'
import type { Differing } from './check.ts'

const schema = z.record(
  z.string().regex(recordingIdPattern),
  z.strictObject({ vault: z.array(z.string()), mirror: z.array(z.string()) }),
)

export class Compared {
  readonly root: string
  readonly #found: Map<string, Differing>

  private constructor(root: string, found: Map<string, Differing>) {
    this.root = root
    this.#found = found
  }

  /** What the second disk at `root` says; nothing when that cannot be read. @throws Error what the disk says. */
  static async read(root: string): Promise<Compared> {
    const bytes = await readIfThere(vaultPaths(root).compared)
    return new Compared(root, new Map(bytes === undefined ? [] : entriesIn(bytes)))
  }

  of(recording: string): Differing | undefined {
    return this.#found.get(recording)
  }

  get all(): ReadonlyMap<string, Differing> {
    return this.#found
  }

  /** @param found undefined when it is to be compared again. @throws Error what the disk says. */
  async note(recording: string, found: Differing | undefined): Promise<void> {
    if (found === undefined) {
      if (!this.#found.delete(recording)) return
    } else this.#found.set(recording, found)
    const { compared, scratch } = vaultPaths(this.root)
    await writeWhole(compared, `${JSON.stringify(Object.fromEntries(this.#found))}\n`, scratch)
  }
}

function entriesIn(bytes: Buffer): [string, Differing][] {
  try {
    return Object.entries(schema.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? {})
  } catch {
    return [] // compared again
  }
}
