// What the two disks of a recording raise as alarms.
import type { AlarmCode } from '../contract/alarms.ts'
import type { DisksState } from '../contract/state.ts'
import type { Disk } from '../vault/copies/copies.ts'
import type { RecordingWriter } from '../vault/recording-writer.ts'
import type { Alarms } from './alarms.ts'

const codes: Readonly<Record<Disk, AlarmCode>> = { vault: 'vault-failed', mirror: 'mirror-failed' }

/** Raises an alarm for each disk that failed; clears it when everything is on that disk again. */
export async function tellDisks(writer: RecordingWriter, alarms: Alarms): Promise<void> {
  for (const disk of ['vault', 'mirror'] as const) {
    const copy = writer.copy(disk)
    if (copy?.state === 'failed') {
      const { code, details } = copy.failure ?? { code: 'disk-failed', details: {} }
      if (code === 'disk-full' && writer.copy('mirror') === null) continue // ends the recording, and is told as that
      await alarms.raise(codes[disk], null, { code, ...details })
    } else if (copy?.state === 'writing') {
      await alarms.clear(codes[disk], null)
    }
  }
}

/** Raises an alarm for each disk with less room than set, and clears it when there is more again. */
export async function tellRoom(disks: DisksState, alarms: Alarms): Promise<void> {
  for (const disk of ['vault', 'mirror'] as const) {
    const { level, hoursLeft, free } = disks[disk] ?? { level: 'enough', hoursLeft: 0, free: 0 }
    if (level === 'away') continue // told by the copies
    if (level === 'enough') await alarms.clear('disk-low', null, disk)
    else await alarms.raise('disk-low', null, { disk, hours: hoursLeft, free })
  }
}
