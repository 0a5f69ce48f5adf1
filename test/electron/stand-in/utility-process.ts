// `utilityProcess`: a Node process with a port to its parent.
import { fork as forkNode, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type Electron from 'electron'
import { offer, tell } from './control.ts'
import { Emitter, strict } from './strict.ts'

class TheUtility extends Emitter {
  readonly stdout: ChildProcess['stdout']
  readonly stderr: ChildProcess['stderr']
  readonly #child: ChildProcess

  constructor(child: ChildProcess) {
    super('UtilityProcess', ['message', 'exit'])
    this.#child = child
    this.stdout = child.stdout
    this.stderr = child.stderr
    child.on('message', (message) => this.emit('message', message))
    child.on('exit', (code, signal) => {
      tell('utility process ended', code ?? signal)
      this.emit('exit', code ?? 1)
    })
  }
  postMessage = (message: object): void => {
    // Electron drops what is for a process that is gone.
    if (this.#child.connected) this.#child.send(message)
  }
}

export const fork = (module: string, args: string[], { env }: Electron.ForkOptions): TheUtility => {
  const child = forkNode(module, args, {
    execArgv: ['--import', join(import.meta.dirname, 'parent-port.ts')],
    stdio: 'pipe',
    env: env as NodeJS.ProcessEnv,
  })
  tell('utility process', child.pid)
  offer('kill station', () => child.kill('SIGKILL'))
  return strict('UtilityProcess', new TheUtility(child))
}
export const utilityProcess = strict('utilityProcess', { fork })
