// What this computer knows of its clock: goes into the first line of every journal.
import { runToEnd } from '../capture/child.ts'
import type { OpenFacts } from '../vault/lines.ts'

/** Whether the clock is kept by time servers (null where the system does not tell), and the time zone. */
export async function clockFacts(): Promise<OpenFacts['clock']> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (process.platform !== 'linux') return { synchronised: null, zone }
  const asked = await runToEnd(
    { command: 'timedatectl', args: ['show', '--property=NTPSynchronized', '--value'] },
    { timeout: 1000 },
  )
  const said = asked.output.toString('utf8').trim()
  return { synchronised: said === 'yes' ? true : said === 'no' ? false : null, zone }
}
