// Stands for Electron's utility process, with another module in place of the built one.
import { expect } from 'vitest'
import type { Fork } from '../../electron/station-process.ts'
import { fork } from './stand-in/utility-process.ts'

/** Forks `entry` on Node in place of the module asked for. */
export function forkOf(entry: string): Fork {
  return (module, args, options) => {
    expect(module).toMatch(/electron[\\/]station-entry\.js$/)
    return fork(entry, args, options) as unknown as ReturnType<Fork>
  }
}
