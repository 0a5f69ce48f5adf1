// What shows the window: the same tour is walked in each of them.
import type { Page } from 'playwright'
import { watch } from '../open-window.ts'
import { faultsOf, sizes } from '../station.ts'

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

/** Watches a page that a program has opened by itself, in the size of walks; answers with what goes wrong in it. */
export async function watchShown(page: Page): Promise<string[]> {
  await page.setViewportSize(sizes[''])
  const faults = faultsOf(page)
  await watch(page)
  return faults
}
