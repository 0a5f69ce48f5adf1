// Runs in Electron's utility process: the station's own command line, with a port to the main process.
import type { ParentPort } from 'electron'
import { connectShell, shellPortOver } from '../native/shell/port.ts'

const { parentPort } = process as NodeJS.Process & { readonly parentPort: ParentPort }

const port = shellPortOver(parentPort)
connectShell(port)
// Where there are no signals (Windows), killing would end a recording unsealed: so it is asked as a signal would ask.
port.onTold(({ tell }) => {
  if (tell === 'end') process.emit('SIGTERM')
})

await import('../native/cli.ts')
process.exit() // with the command's own code; the port to the main process would keep this one alive
