// What ends a process, and what its runtime warns of, stands in its log before the process is gone.
import type { Log } from './log.ts'

/**
 * Notes uncaught errors and warnings of this process until the function returned is called. What becomes of the process
 * is not changed: an uncaught error still ends it.
 */
export function logProcessErrors(log: Log): () => void {
  const uncaught = (error: unknown, origin: string) => {
    log.noteNow('error', { what: 'the process ends of an error that nothing caught', error, details: { origin } })
  }
  const warned = (error: Error) => {
    log.note('warning', { what: 'the runtime warned', error })
  }
  process.on('uncaughtExceptionMonitor', uncaught)
  process.on('warning', warned)
  return () => {
    process.off('uncaughtExceptionMonitor', uncaught)
    process.off('warning', warned)
  }
}
