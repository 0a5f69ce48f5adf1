// What shows the window: the same tour is walked in each of them.
import type { Page } from 'playwright'

export interface Hosted {
  readonly page: Page
  /** What goes wrong in the window: errors, and answers of the station that break the contract. */
  readonly faults: string[]
  /** Closes the window as a person does while a room records, who then stays; whether that was asked first. */
  asksBeforeClosing(): Promise<boolean>
  /** Ends it as a person does, who is asked no more; answers with the exit code. */
  end(): Promise<number | null>
}

export interface Host {
  readonly name: string
  /** Why it cannot be walked in here; undefined when it can. */
  readonly lacking?: string
  /** Shows a vault, which is made when it is not there. */
  show(vault: string): Promise<Hosted>
}
