// Stands for Electron's utility process: a Node process with a `parentPort`.
import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Fork } from '../../electron/station-process.ts'

/** Gives a Node process what Electron gives a utility process: messages from the main process at `parentPort`. */
const parentPort = `import { EventEmitter } from 'node:events'
process.parentPort = new EventEmitter()
process.parentPort.postMessage = (data) => process.send(data)
process.on('message', (data) => process.parentPort.emit('message', { data }))
`

/** Forks `entry` on Node in place of the module asked for. */
export async function forkOf(folder: string, entry: string): Promise<Fork> {
  const preload = join(folder, 'parent-port.mjs')
  await writeFile(preload, parentPort)
  return (module, args, options) => {
    expect(module).toMatch(/electron[\\/]station-entry\.js$/)
    const child = fork(entry, args, {
      execArgv: ['--import', preload],
      stdio: 'pipe',
      env: options.env as NodeJS.ProcessEnv,
    })
    const utility = Object.assign(new EventEmitter(), {
      stdout: child.stdout,
      stderr: child.stderr,
      postMessage: (message: object) => child.send(message),
    })
    child.on('message', (message) => utility.emit('message', message))
    child.on('exit', (code) => utility.emit('exit', code ?? 1))
    return utility as unknown as ReturnType<Fork>
  }
}
