// What lies beside recordings, on both disks: exhibits, fault statements, written records that were signed after the seal,
// the audit log. Each disk is completed from the other, one thing at a time.
import type { Signed } from '../audit/segment-file.ts'
import { completeAudit } from '../audit/second-copy.ts'
import { completeDocuments } from '../cases/documents-copy.ts'
import { completeExhibits } from '../exhibits/second-copy.ts'
import { requireRoot } from '../vault/copies/root.ts'
import type { Vault } from '../vault/vault.ts'

interface BesideRecordingsParts {
  readonly vault: Vault
  /** Folder of the second disk; null when there is none. */
  readonly mirror: () => Promise<string | null>
  /** What the audit log has signed; null when nothing. */
  readonly signed: () => Promise<Signed | null>
  /** A file of the audit log has other bytes there; told once. */
  readonly differs: (file: string) => void
}

export class BesideRecordings {
  readonly #parts: BesideRecordingsParts
  readonly #differing = new Set<string>()
  #completing: Promise<void> = Promise.resolve()

  constructor(parts: BesideRecordingsParts) {
    this.#parts = parts
  }

  /** Brings into the vault what the second disk has more. @throws Error what a disk says. */
  takeBack(): Promise<void> {
    return this.#inTurn(async (vault, mirror) => {
      await completeExhibits(mirror, vault)
      await completeDocuments(mirror, vault)
    })
  }

  /** Completes each disk from the other. @param of exhibits of one case alone. @throws Error what a disk says. */
  complete(of?: string): Promise<void> {
    return this.#inTurn(async (vault, mirror) => {
      await completeExhibits(mirror, vault, of)
      await completeExhibits(vault, mirror, of)
      if (of !== undefined) return
      await completeDocuments(mirror, vault)
      await completeDocuments(vault, mirror)
      await this.#copyAudit(vault, mirror)
    })
  }

  #inTurn(complete: (vault: string, mirror: string) => Promise<void>): Promise<void> {
    const { vault, mirror } = this.#parts
    const completed = this.#completing.then(async () => {
      const other = await mirror()
      if (other === null) return
      await requireRoot(other, vault.id)
      await complete(vault.folder, other)
    })
    this.#completing = completed.catch(() => undefined)
    return completed
  }

  /** Puts there what is signed of the audit log; of what differs there the log itself tells. */
  async #copyAudit(vault: string, mirror: string): Promise<void> {
    const signed = await this.#parts.signed()
    if (signed === null) return
    for (const file of await completeAudit(vault, mirror, signed)) {
      if (this.#differing.has(file)) continue
      this.#differing.add(file)
      this.#parts.differs(file)
    }
  }
}
