// What one kind of fault is: how a trial comes to it, and what it may do.
import type { Expected } from './course.ts'
import type { Trial, TrialOptions } from './trial.ts'

export interface Kind {
  /** As the report names it. */
  readonly fault: string
  readonly stage: string
  /** How often in a full run. */
  readonly count: number
  /** Whether processes are killed: these are the kill points. */
  readonly kills?: boolean
  /** Whether cameras and microphones are its own, because something is done to them. */
  readonly ownRig?: boolean
  /** Why it can't be done here; null when it can. */
  readonly cannot?: string | null
  /** Disks, rooms and clocks that the trial needs, until it is over. */
  prepare?(folder: string): Promise<Omit<TrialOptions, 'folder'> & { readonly at?: string } & AsyncDisposable>
  /** Does it; afterwards the station runs, and has sealed what it recorded. */
  run(trial: Trial): Promise<Expected>
}

/** As it is asked for on the command line. */
export const nameOf = ({ fault, stage }: Kind) => `${fault}@${stage}`.replaceAll(' ', '-')
