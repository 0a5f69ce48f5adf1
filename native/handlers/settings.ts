// The station's settings, and what it is.
import { createHash } from 'node:crypto'
import { encrypterFor } from '../archive/recipients.ts'
import type { HandlersOf } from '../contract/calls.ts'
import { adapterOf } from '../speech/adapter-of.ts'
import type { Station } from '../station.ts'
import { build, version } from '../version.ts'
import { requireTarget } from './target-folder.ts'

export function settingsHandlers(station: Station): HandlersOf<'settings' | 'station'> {
  const { vault } = station
  return {
    'settings.get': () => station.currentSettings(),
    'settings.save': async (wanted) => {
      for (const folder of [wanted.mirror, wanted.exportFolder]) await requireTarget(folder, vault.folder)
      const { speech } = await station.settings.get()
      const isOther = JSON.stringify(wanted.speech) !== JSON.stringify(speech)
      // Only when it is chosen: a program that was moved since keeps nobody from saving something else.
      if (wanted.speech.adapter !== 'off' && isOther) await adapterOf(wanted.speech, station.place.environment)
      if (wanted.recipients.length > 0) await encrypterFor(wanted.recipients.map(({ key }) => key))
      return await station.saveSettings(wanted)
    },
    'station.facts': async () => {
      const raw = Buffer.from(vault.station.publicKey, 'base64')
      return {
        version,
        build,
        host: station.options.host,
        station: vault.station.id,
        vault: vault.folder,
        keyFingerprint: createHash('sha256').update(raw).digest('hex'),
        ffmpeg: await station.ffmpeg().then(
          ({ version }) => version,
          () => null,
        ),
        platform: `${process.platform} ${process.arch}`,
      }
    },
  }
}
