// The first start of the station, and the card that hangs beside its computer.
import { stat } from 'node:fs/promises'
import { operatorCardPdf } from '../archive/operator-card.ts'
import type { HandlersOf } from '../contract/calls.ts'
import { operatorCard as english } from '../contract/sentences/en/operator-card.ts'
import { operatorCard as chinese } from '../contract/sentences/zh-CN/operator-card.ts'
import { diskCheck } from '../preflight/disk-check.ts'
import { usualRate } from '../preflight/preflight.ts'
import type { Station } from '../station.ts'
import { vaultPaths } from '../vault/layout.ts'
import { software } from '../version.ts'
import { requireTarget } from './target-folder.ts'

/** Cameras of the room that a disk is measured for. */
const cameras = 2

/** Whether two folders are on one disk; null where one of them does not say. */
async function onOneDisk(folder: string, other: string): Promise<boolean | null> {
  const disks = await Promise.all([folder, other].map((each) => stat(each).catch(() => null)))
  const [here, there] = disks.map((found) => found?.dev ?? null)
  return here == null || there == null ? null : here === there
}

export function firstStartHandlers(station: Station): HandlersOf<'firstStart' | 'operatorCard'> {
  const { firstStart, vault } = station
  const rate = usualRate * cameras
  return {
    'firstStart.get': () => firstStart.get(),
    'firstStart.save': async (reached) => {
      const saved = await firstStart.save(reached)
      station.changed('settings')
      return saved
    },
    'firstStart.disk': async ({ folder }) => {
      if (folder === '') {
        const scratch = vaultPaths(vault.folder).scratch
        return { check: await diskCheck({ subject: 'vault', folder: scratch, rate }), sameDisk: null }
      }
      await requireTarget(folder, vault.folder)
      const check = await diskCheck({ subject: 'mirror', folder, rate })
      return { check, sameDisk: await onOneDisk(folder, vault.folder) }
    },
    'operatorCard.print': async ({ language }) => {
      const { stationName } = await station.currentSettings()
      const pdf = await operatorCardPdf({ language, stationName, software, made: new Date() })
      const { title } = language === 'en' ? english : chinese
      return { name: `${title}.pdf`, bytes: pdf.toString('base64') }
    },
  }
}
