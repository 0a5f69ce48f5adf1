// What the station does for each call of the contract: thin, the work is in the folders.
import { createHash, createPublicKey } from 'node:crypto'
import { access, constants, readFile, realpath, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve, sep } from 'node:path'
import { draftStatements, saveStatement } from './archive/make-statement.ts'
import { verifyAudit } from './audit/verify-audit.ts'
import { exportAudit } from './archive/export-audit.ts'
import { exportBundle } from './archive/export-bundle.ts'
import { verifyBundle } from './archive/verify-bundle.ts'
import { listDevices } from './capture/devices.ts'
import { trySource } from './capture/try-source.ts'
import { playbackIndex } from './cases/playback-index.ts'
import { recordingFacts } from './cases/recording-facts.ts'
import { keptSource, roomView } from './cases/source-view.ts'
import type { Handlers } from './contract/calls.ts'
import { Failure } from './contract/failures.ts'
import type { CaseReference } from './contract/cases.ts'
import type { Station } from './station.ts'
import { vaultPaths } from './vault/layout.ts'
import { verifyCopies } from './vault/verify/verify-copies.ts'
import { verifyPath } from './vault/verify/verify-path.ts'
import { build, software, version } from './version.ts'

/** A folder that something can be written into, outside the vault. @throws Failure `target-…` */
async function requireTarget(folder: string, vault: string): Promise<void> {
  if (folder === '') return
  if ((resolve(folder) + sep).startsWith(resolve(vault) + sep))
    throw new Failure('target-inside-vault', { path: folder })
  try {
    if (!(await stat(folder)).isDirectory()) throw new Failure('target-not-writable', { path: folder })
    await access(await realpath(folder), constants.W_OK)
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure('target-not-writable', { path: folder }, { cause: error })
  }
}

export function handlersOf(station: Station): Handlers {
  const { cases, rooms, recordings, statements, sessions, jobs, vault } = station
  const place = async () => ({ ...station.place, ffmpeg: await station.ffmpeg() })
  const reference = async (id: string): Promise<CaseReference> => {
    const { number, cause, kind, party } = await cases.get(id)
    return { id, number, cause, kind, party }
  }
  const publicKey = () => readFile(vaultPaths(vault.folder).publicKey)

  return {
    'settings.get': () => station.currentSettings(),
    'settings.save': async (wanted) => {
      for (const folder of [wanted.mirror, wanted.exportFolder]) await requireTarget(folder, vault.folder)
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

    'rooms.list': async () => (await rooms.list()).map(roomView),
    'rooms.create': async (file) => {
      const room = await rooms.create(file)
      await sessions.put(room)
      station.changed('rooms')
      return roomView(room)
    },
    'rooms.save': async (changed) => {
      sessions.requireIdle(changed.id)
      const room = await rooms.save(changed)
      await sessions.put(room)
      station.changed('rooms')
      return roomView(room)
    },
    'rooms.remove': async ({ room }) => {
      sessions.requireIdle(room)
      await rooms.remove(room)
      await sessions.remove(room)
      station.changed('rooms')
      return {}
    },
    'rooms.putAwayPrompt': ({ room }) => {
      sessions.of(room).putAwayPrompt()
      return Promise.resolve({})
    },
    'rooms.standby': async ({ room, on }) => {
      await sessions.of(room).standby(on)
      return {}
    },

    'rooms.preflight': ({ room, tone }) => station.preflight(room, tone),

    'sources.devices': async () => listDevices(await place()),
    'sources.try': async ({ source, room }) => {
      const before = room === undefined ? [] : (await rooms.get(room)).sources
      return trySource(keptSource(source, before), await place())
    },

    'cases.create': async (facts) => {
      const made = await cases.create(facts)
      station.changed('cases')
      return made
    },
    'cases.change': async (facts) => {
      const made = await cases.change(facts)
      station.changed('cases')
      return made
    },
    'cases.find': (asked) => cases.find(asked),
    'cases.get': ({ id }) => cases.get(id),

    'recordings.start': async ({ room, case: of, ...wanted }) => {
      const session = sessions.of(room)
      return { recording: await session.start({ ...wanted, case: await reference(of) }) }
    },
    'recordings.end': ({ room }) => sessions.of(room).end(),
    'recordings.mark': ({ room, word }) => sessions.of(room).mark(word),
    'recordings.break': async ({ room, ...wanted }) => {
      await sessions.of(room).break(wanted)
      return {}
    },
    'recordings.resume': async ({ room, person }) => {
      await sessions.of(room).resume(person)
      return {}
    },
    'recordings.announce': ({ room, step, person }) => sessions.of(room).announce(step, person),
    'alarms.acknowledge': ({ room, alarm, person }) => sessions.of(room).acknowledge(alarm, person),
    'recordings.list': async (asked) => {
      if (asked.case !== undefined) await cases.get(asked.case)
      return recordings.list(asked)
    },
    'recordings.get': async ({ id }) => {
      const running = sessions.states.find(({ recording }) => recording?.id === id)?.recording ?? null
      return { ...recordingFacts(await recordings.read(id)), copies: await station.copies.conditions(id, running) }
    },
    'recordings.index': async ({ id, track }) => playbackIndex(await recordings.read(id), track),
    'recordings.verify': async ({ id }) => {
      const folder = await recordings.folderOf(id)
      if (sessions.states.some(({ recording }) => recording?.id === id))
        throw new Failure('recording-running', { recording: id })
      const there = await station.copies.folderOf(id)
      const job = jobs.start('verification', id, async (tools) => {
        const report = await verifyCopies(folder, there, { ...tools, publicKey: await publicKey() })
        station.copies.verified(id, report)
        return { report }
      })
      return { job }
    },

    'statements.draft': async ({ recording: id }) => {
      const [recording, saved] = [await recordings.read(id), await statements.ofRecording(id)]
      return { statements: draftStatements(recording, saved) }
    },
    'statements.save': async ({ recording: id, ...wanted }) => {
      const saved = await saveStatement(await recordings.read(id), wanted, statements, software)
      const running = sessions.states.find(({ recording }) => recording?.id === id)
      const note = `情况说明 ${saved.number}-${saved.version} SHA-256 ${saved.sha256}`
      if (running !== undefined) await sessions.of(running.room).note(note, wanted.person)
      station.changed('recordings')
      return saved
    },
    'statements.list': async ({ case: id }) => {
      await cases.get(id)
      return { statements: await statements.ofCase(id) }
    },

    'archive.export': async ({ case: id, to }) => {
      const of = await cases.get(id)
      const parts = await recordings.ofCase(id)
      const explained = await statements.ofCase(id)
      if (parts.length === 0) throw new Failure('case-without-recordings', { number: of.number })
      const target = to === '~' ? homedir() : to
      if ((resolve(target) + sep).startsWith(resolve(vault.folder) + sep))
        throw new Failure('target-inside-vault', { path: to })
      const pem = createPublicKey(await publicKey()).export({ format: 'pem', type: 'spki' })
      const job = jobs.start('export', of.number, async (tools) => {
        const wanted = {
          case: of,
          recordings: parts,
          statements: explained.map((one) => ({ ...one, path: statements.pathOf(one) })),
          stationKeyPem: pem.toString(),
          to: target,
          vault: vault.folder,
          software,
        }
        return { folder: (await exportBundle({ ...wanted, ...tools })).folder }
      })
      return { job }
    },
    'archive.verify': async ({ path }) => {
      await stat(path).catch((error: unknown) => {
        throw new Failure('path-missing', { path }, { cause: error })
      })
      const job = jobs.start('verification', path, async (tools) => ({
        report: await verifyPath(join(path), { ...tools, verifyBundle }),
      }))
      return { job }
    },
    'audit.find': (asked) => station.audit.index.find(asked),
    'audit.verify': async () => {
      await station.audit.log.checkpoint()
      const key = await publicKey()
      const job = jobs.start('verification', 'audit', async (tools) => ({
        report: await verifyAudit(vault.folder, { ...tools, publicKey: key }),
      }))
      return { job }
    },
    'audit.export': async ({ to }) => {
      const target = to === '~' ? homedir() : to
      if ((resolve(target) + sep).startsWith(resolve(vault.folder) + sep))
        throw new Failure('target-inside-vault', { path: to })
      const job = jobs.start('export', 'audit', async (tools) => ({
        folder: (await exportAudit({ vault, log: station.audit.log, to: target, software, ...tools })).folder,
      }))
      return Promise.resolve({ job })
    },
    'jobs.cancel': ({ job }) => {
      jobs.cancel(job)
      return Promise.resolve({})
    },
  }
}
