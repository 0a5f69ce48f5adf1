// The disks of a station: the vault's, and that of the second copies. How much room each has, and room made in need.
import type { DisksState } from '../contract/state.ts'
import { Ballast } from '../vault/copies/ballast.ts'
import { diskAway, DiskGuard, GrowthRate, type WarningHours } from './disk-guard.ts'

/** Milliseconds after which a disk that does not answer counts as away. */
const patience = 3000

interface Guarded {
  readonly guard: DiskGuard
  readonly ballast: Ballast
}

const guarded = (root: string): Guarded => ({ guard: new DiskGuard(root), ballast: new Ballast(root) })

export class Disks {
  readonly #vault: Guarded
  readonly #rate = new GrowthRate()
  #mirror: Guarded | null = null
  #hours: WarningHours = { low: 4, urgent: 1 }
  #state: DisksState = { vault: diskAway, mirror: null }

  constructor(vault: string) {
    this.#vault = guarded(vault)
  }

  get state(): DisksState {
    return this.#state
  }

  /** Takes over what is set. @param mirror folder of second copies; null for none. */
  use(mirror: string | null, hours: WarningHours): void {
    this.#hours = hours
    if (mirror === (this.#mirror?.guard.root ?? null)) return
    void this.#mirror?.ballast.close()
    this.#mirror = mirror === null ? null : guarded(mirror)
  }

  /** Looks at both. @param written bytes of all running recordings. @param now milliseconds, monotonic. */
  async look(written: number, now: number): Promise<DisksState> {
    const rate = this.#rate.of(written, now)
    const [vault, mirror = null] = await Promise.all(
      this.#all.map(({ guard }) => guard.look(rate, this.#hours, patience)),
    )
    this.#state = { vault: vault ?? diskAway, mirror }
    return this.#state
  }

  /** Puts ballast on each disk that has room. */
  async load(): Promise<void> {
    await Promise.all(this.#all.map(({ ballast }) => ballast.make()))
  }

  /** Gives up the ballast of a disk. @returns whether there was any. */
  async release(root: string): Promise<boolean> {
    const disk = this.#all.find(({ guard }) => guard.root === root)
    return (await disk?.ballast.release()) ?? false
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map(({ ballast }) => ballast.close()))
  }

  get #all(): Guarded[] {
    return this.#mirror === null ? [this.#vault] : [this.#vault, this.#mirror]
  }
}
