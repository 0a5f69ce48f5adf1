// A display without a monitor: what stands in a room as a document camera or a computer whose screen is recorded.
import { startChild } from './child.ts'
import { run } from './run.ts'

/** A running X server of its own for a test. */
export interface Display extends AsyncDisposable {
  /** Its name, as in `DISPLAY`. */
  readonly name: string
  /** Fills the screen with a colour that X knows: `white`, `#c01040`. Resolves when it is shown. */
  show(colour: string): Promise<void>
  stop(): Promise<void>
}

/** Starts an X server on a free display; resolves when programs can connect to it. */
export async function startDisplay(size: `${number}x${number}` = '640x360'): Promise<Display> {
  // The server itself looks for a free number and prints it when it is ready.
  const options = ['-displayfd', '1', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset']
  const server = startChild('Xvfb', options)
  const name = `:${(await server.said(/^(\d+)$/))[1] ?? ''}`
  return {
    name,
    async show(colour) {
      await run('xsetroot', ['-display', name, '-solid', colour])
    },
    stop: () => server.stop(),
    [Symbol.asyncDispose]: () => server.stop(),
  }
}
