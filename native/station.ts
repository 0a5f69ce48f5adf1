// The composition root: a vault, its database, its rooms, and everything that a window can ask of them.
import { rm } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { inspect } from 'node:util'
import { actListStore, type ActListStore } from './acts/act-list.ts'
import { caseActsStore, type CaseActsStore } from './acts/case-acts.ts'
import { knownRecordings, type KnownRecordings } from './acts/known-recordings.ts'
import { StationAudit } from './audit/station-audit.ts'
import type { Trail } from './audit/trail.ts'
import { removeHalfBundles } from './archive/half-bundles.ts'
import { Background } from './background.ts'
import { caseFiles, type CaseFiles } from './case-file/case-file.ts'
import { fileOrderStore, type FileOrderStore } from './case-file/order-store.ts'
import { caseFileStore, type CaseFileStore } from './case-file/store.ts'
import { documentNumbers, type DocumentNumbers } from './documents/numbering.ts'
import { templatesStore, type TemplatesStore } from './documents/templates.ts'
import { exhibitsStore, type ExhibitsStore, type Listed } from './exhibits/store.ts'
import { Uploads } from './exhibits/uploads.ts'
import { Log } from './logs/log.ts'
import { redacted } from './logs/redact.ts'
import { Leases } from './written-record/leases.ts'
import { RecordSheets } from './archive/record-sheets.ts'
import { restoreRecords } from './written-record/restore.ts'
import { writtenRecordsStore, type WrittenRecordsStore } from './written-record/store.ts'
import { findFfmpeg, type Ffmpeg } from './capture/ffmpeg.ts'
import { casesStore, type CasesStore } from './cases/cases.ts'
import { causesStore, type CausesStore } from './cases/causes.ts'
import { recordingsIndex, type RecordingsIndex } from './cases/recordings.ts'
import { firstStartStore, type FirstStartStore } from './cases/first-start.ts'
import { demonstrationRoom, roomsStore, type RoomsStore } from './cases/rooms.ts'
import { savedFilters, type SavedFilters } from './cases/saved-filters.ts'
import { statementsStore, type StatementsStore } from './cases/statements.ts'
import { scriptsStore, type ScriptsStore } from './cases/scripts.ts'
import { settingsStore, type SettingsStore } from './cases/settings.ts'
import { ShellLink } from './shell/shell-link.ts'
import { shellStore, type ShellStore } from './shell/store.ts'
import { speechDrafts, type SpeechDrafts } from './speech/drafts.ts'
import { LogIn } from './people/log-in.ts'
import { peopleStore, type PeopleStore } from './people/people.ts'
import { subjectBefore } from './cases/subject-before.ts'
import type { Handlers } from './contract/calls.ts'
import { firstStartSchema } from './contract/first-start.ts'
import type { PreflightResult } from './contract/preflight.ts'
import { settingsSchema, type Settings } from './contract/settings.ts'
import type { LostDatabase, StationEvent, StationState } from './contract/state.ts'
import type { VerificationReport } from './contract/verification.ts'
import { Database } from './database/database.ts'
import { handlersOf } from './handlers/handlers-of.ts'
import { reconciled } from './handlers/reconciled.ts'
import { RecordingFiles } from './handlers/recording-files.ts'
import { Jobs } from './jobs/jobs.ts'
import { quickChecks, runPreflight } from './preflight/preflight.ts'
import type { MediaFile } from './server/services.ts'
import { Search } from './search/search.ts'
import { unconfirmed } from './reconciliation/reconcile.ts'
import { BesideRecordings } from './second-disk/beside-recordings.ts'
import { ClockWatch } from './session/clock-watch.ts'
import { Disks } from './session/disks.ts'
import { failureOf } from './session/failure-of.ts'
import { recoverLeftOpen, type Outcome } from './session/left-open.ts'
import { Lamp, lampOf } from './session/lamp.ts'
import { SecondCopies } from './session/second-copies.ts'
import type { Running } from './session/running-recording.ts'
import { partyScreens, type PartyScreens } from './cases/party-screens.ts'
import { Sessions } from './session/sessions.ts'
import { readDescription } from './vault/description.ts'
import { atMost, farewell } from './vault/at-most.ts'
import { makeSecondRoot } from './vault/copies/root.ts'
import { recoverExhibits } from './vault/exhibit-list/recover.ts'
import { recordingDirectory, vaultPaths } from './vault/layout.ts'
import { fetchMissingTimeStamps } from './vault/time-stamp.ts'
import { keyStoreWith } from './vault/keys.ts'
import type { SystemKeyStore } from './vault/protected-key.ts'
import { createVault, Vault } from './vault/vault.ts'
import { processes } from './capture/orphans.ts'
import type { Place } from './capture/place.ts'
import { clearScratch, makeScratch } from './capture/scratch.ts'
import { build, software, version } from './version.ts'

export interface StationOptions {
  readonly host: 'electron' | 'browser'
  /** Environment of the recording processes. */
  readonly environment?: NodeJS.ProcessEnv
  /** Makes the vault when its folder is missing or empty; the first start of an application. */
  readonly create?: boolean
  /**
   * What becomes of recordings that a crash left open: `go-on` (the default) takes over what still records and goes on
   * as the room is set, `seal` closes and seals all, `leave` touches none.
   */
  readonly leftOpen?: 'go-on' | 'seal' | 'leave'
  /** Puts the demonstration room into a vault that was just made. */
  readonly demonstration?: boolean
  /** The system's key store, where the host reaches one. */
  readonly keyStore?: SystemKeyStore | null
  /** Leads whoever opens the window of a vault that was just made through its first start. */
  readonly leadFirstStart?: boolean
}

/** Folder with demo clips, fonts and templates. */
export const resources = join(import.meta.dirname, '..', 'resources')
/** Milliseconds between two looks at clock and disk. */
const tick = 1000
/** Milliseconds between two looks whether the clock was set. */
const clockLook = 100
/** Milliseconds within which what is typed is in the copy of the database too. */
const typedInterval = 60_000
/** Milliseconds after which whoever started the station works with it. */
const rested = 5000
/** Milliseconds between two looks whether one disk lacks what the other has. */
const completionInterval = 60_000
/** Milliseconds between two attempts to get time stamps that are lacking. */
const timeStampInterval = 600_000

const isWithin = (folder: string, path: string): boolean => resolve(path).startsWith(resolve(folder) + sep)

export class Station {
  readonly vault: Vault
  readonly database: Database
  readonly cases: CasesStore
  readonly causes: CausesStore
  readonly savedFilters: SavedFilters
  readonly rooms: RoomsStore
  readonly settings: SettingsStore
  readonly scripts: ScriptsStore
  /** The desktop program, and what is set of it. */
  readonly shell: ShellLink
  readonly shellSettings: ShellStore
  readonly partyScreens: PartyScreens
  readonly firstStart: FirstStartStore
  readonly people: PeopleStore
  /** Who is at the window. */
  readonly logIn: LogIn
  readonly recordings: RecordingsIndex
  readonly statements: StatementsStore
  /** The list of acts that must be recorded, what was stated of them in cases, and what is known of their recordings. */
  readonly actList: ActListStore
  readonly acts: CaseActsStore
  readonly knownRecordings: KnownRecordings
  readonly writtenRecords: WrittenRecordsStore
  readonly recordSheets: RecordSheets
  /** What programs heard: beside the written records. */
  readonly speechDrafts: SpeechDrafts
  readonly exhibits: ExhibitsStore
  /** Templates of documents, and their numbers. */
  readonly templates: TemplatesStore
  readonly documentNumbers: DocumentNumbers
  /** The order of case files, their contents, and what people state of them. */
  readonly fileOrder: FileOrderStore
  readonly caseFiles: CaseFiles
  readonly caseFileEntries: CaseFileStore
  /** Files that come from a window piece by piece. */
  readonly uploads: Uploads
  /** Which window writes in which written record. */
  readonly leases = new Leases()
  readonly sessions: Sessions
  /** Both disks' copies, once they are made. */
  readonly copies: SecondCopies
  readonly jobs: Jobs
  readonly search: Search
  readonly handlers: Handlers
  readonly audit: StationAudit
  readonly options: StationOptions
  /** What every room and trial is given along. */
  readonly place: Omit<Place, 'ffmpeg'>
  /** What happened that nobody foresaw, and when the station began and ended. */
  readonly log: Log
  readonly #lamp: Lamp
  readonly #listeners = new Set<(event: StationEvent) => void>()
  readonly #disks: Disks
  readonly #background = new Background((error) => {
    this.trouble('work in the background failed', error)
  })
  readonly #recordingFiles = new RecordingFiles(this)
  readonly #beside: BesideRecordings
  #ffmpeg: Promise<Ffmpeg> | null = null
  #lostDatabase: LostDatabase | null = null
  #recovered: readonly Outcome[] = []

  private constructor(vault: Vault, database: Database, disks: Disks, scratch: string, options: StationOptions) {
    this.vault = vault
    this.log = new Log(vaultPaths(vault.folder).log, 'station')
    this.database = database
    this.options = options
    this.#disks = disks
    this.cases = casesStore(database, () => this.logIn.name)
    this.causes = causesStore(database)
    this.savedFilters = savedFilters(database)
    this.rooms = roomsStore(database)
    this.settings = settingsStore(database)
    this.scripts = scriptsStore(database)
    this.shellSettings = shellStore(database)
    this.partyScreens = partyScreens(database)
    this.firstStart = firstStartStore(database)
    this.shell = this.#shellLink()
    this.people = peopleStore(database)
    this.logIn = new LogIn({
      people: this.people,
      settings: () => this.settings.get(),
      changed: () => {
        this.audit.trail.atWindow = this.logIn.atWindow.kind === 'open' ? undefined : this.logIn.name
        this.#tell({ event: 'access', access: this.logIn.state })
      },
    })
    this.recordings = recordingsIndex(database, vault.folder, this.cases)
    this.statements = statementsStore(database, vault.folder)
    this.actList = actListStore(database)
    this.acts = caseActsStore(database)
    this.knownRecordings = knownRecordings(database, this.recordings)
    this.writtenRecords = writtenRecordsStore(database)
    this.speechDrafts = speechDrafts(database)
    this.recordSheets = new RecordSheets(
      vaultPaths(vault.folder).recordPages,
      vaultPaths(vault.folder).scratch,
      software,
    )
    this.templates = templatesStore(database)
    this.documentNumbers = documentNumbers(database, (...of) => this.exhibits.hasDocument(...of))
    this.uploads = new Uploads(vaultPaths(vault.folder).scratch)
    this.exhibits = exhibitsStore(vault, (line) => {
      this.#exhibitListed(line)
    })
    this.fileOrder = fileOrderStore(database)
    this.caseFileEntries = caseFileStore(database)
    this.caseFiles = caseFiles({
      ...{ vault: vault.folder, database, cases: this.cases, recordings: this.recordings, statements: this.statements },
      ...{ writtenRecords: this.writtenRecords, exhibits: this.exhibits, knownRecordings: this.knownRecordings },
      ...{ settings: this.settings, order: this.fileOrder },
    })
    this.place = {
      resources,
      scratch,
      environment: options.environment ?? process.env,
      said: (source, words) => {
        this.log.note('warning', { what: 'a process of a source ended', details: { source }, said: words })
      },
    }
    this.audit = new StationAudit({
      vault,
      database,
      software,
      failureOf,
      before: (name, input) => subjectBefore(this, name, input),
      changed: () => {
        this.changed('audit')
      },
      state: (audit) => {
        this.#tell({ event: 'audit', audit })
      },
      tell: (sentence) => {
        this.trouble(sentence)
      },
      inBackground: (work) => {
        this.#background.run(work)
      },
    })
    this.search = new Search({
      database,
      vault: vault.folder,
      file: vaultPaths(vault.folder).searchIndex,
      running: (recording) => this.sessions.present(recording),
      inBackground: (work) => {
        this.#background.run(work)
      },
      signal: this.#background.signal,
    })
    this.jobs = new Jobs((job) => {
      this.#tell({ event: 'job', job })
      if (job.state === 'failed')
        this.log.note('warning', { what: `a job failed: ${job.kind}`, details: { ...job.failure } })
      if (job.state !== 'running') this.#background.run(this.witness.jobEnded(job))
    }, failureOf)
    const equipment = {
      vault,
      software,
      place: this.place,
      ffmpeg: () => this.ffmpeg(),
      mirror: () => this.#mirror(),
      makeRoom: (root: string) => this.#makeRoom(root),
      compared: async (running: Running) => unconfirmed(await reconciled(this, running)),
      checks: async (sources: number) => quickChecks({ vault, mirror: await this.#mirror() }, sources),
    }
    this.#lamp = new Lamp(
      () => this.settings.get(),
      (lamp) => {
        this.#tell({ event: 'lamp', lamp })
      },
    )
    this.sessions = new Sessions(equipment, {
      event: (event) => {
        this.#tell(event)
        if (event.event !== 'room') return
        this.#lamp.see(lampOf(this.sessions.of(event.state.room).room.name, event.state, new Date()))
      },
      alarm: (room, alarm) => {
        this.witness.alarm(room, alarm)
        const { code, track, cleared, details } = alarm
        this.log.note('warning', {
          what: `alarm: ${code}`,
          details: { room, track, over: cleared !== null, ...details },
        })
      },
      opened: (recording) => {
        this.witness.station('recording-opened', recording.id, {})
        this.log.note('info', { what: 'a recording was opened', details: { recording: recording.id } })
        this.#background.run(this.#index(recording.folder))
      },
      sealed: (recording, { size, root }) => {
        this.witness.sealed({ recording: recording.id, size, root })
        this.log.note('info', { what: 'a recording was sealed', details: { recording: recording.id } })
        this.#background.run(this.#index(recording.folder).then(() => this.#fetchTimeStamps()))
      },
    })
    this.copies = new SecondCopies({
      vault,
      mirror: () => this.#mirror(),
      isRecording: () => this.sessions.isRecording,
      busy: () => new Set(this.sessions.states.flatMap(({ recording }) => recording?.id ?? [])),
      completed: (id) => this.#index(recordingDirectory(vault.folder, id)),
      changed: () => {
        this.#tell({ event: 'differing', differing: this.copies.differing })
        this.changed('recordings')
      },
      differs: ({ recording, vault: here, mirror: there }) => {
        const file = [...new Set([...here, ...there])].join(' ')
        this.witness.station('copy-differs', recording, { file })
      },
      failed: (error) => {
        this.trouble('what was found of a copy could not be noted', error)
      },
      signal: this.#background.signal,
    })
    this.#beside = new BesideRecordings({
      vault,
      mirror: () => this.#mirror(),
      signed: () => this.audit.log.signed(),
      differs: (file) => {
        this.witness.station('copy-differs', null, { file })
      },
    })
    this.handlers = handlersOf(this)
  }

  /**
   * Opens a vault with everything around it. Recordings that a crash left open go on, or are closed and sealed.
   * @throws Failure of the vault, the database or the disk.
   */
  static async open(folder: string, options: StationOptions): Promise<Station> {
    let vault: Vault | undefined
    let station: Station | undefined
    try {
      const isNew = options.create === true && (await readDescription(folder)) === 'empty'
      if (isNew) await createVault(folder, settingsSchema.parse({}).stationName)
      vault = await Vault.open(folder, { keys: keyStoreWith(options.keyStore ?? null) })
      const database = await Database.open(vaultPaths(folder).database)
      station = new Station(vault, database, new Disks(folder), await makeScratch(), options)
      await station.#begin(isNew)
      return station
    } catch (error) {
      station?.log.note('error', { what: 'the station could not start', error })
      if (station !== undefined) await atMost(farewell, station.log.flush())
      await station?.audit.log.close()
      await vault?.close()
      throw failureOf(error)
    }
  }

  async #begin(isNew: boolean): Promise<void> {
    const { platform, arch, versions } = process
    this.log.note('info', {
      what: 'the station starts',
      details: { version, build, host: this.options.host, platform, arch, node: versions.node, pid: process.pid },
    })
    await this.#hidePasswords()
    const { operator } = await this.settings.get()
    await this.audit.begin({ host: this.options.host, version, operator })
    await this.logIn.refresh()
    await this.actList.begin()
    this.#useDisks(await this.settings.get())
    await this.#disks.look(0, performance.now())
    const { demonstration = false, leadFirstStart = false } = this.options
    if (isNew && demonstration) await this.rooms.create(demonstrationRoom)
    if (isNew && leadFirstStart) await this.firstStart.save(firstStartSchema.parse({ state: 'due' }))
    if (this.database.restored !== null || !(await this.recordings.isBuilt())) await this.#rebuild()
    await this.cases.completeOrder()
    for (const room of await this.rooms.list()) await this.sessions.put(room)
    await this.#recover()
    await this.audit.nameSeals()
    await this.#recoverExhibits()
    this.#background.run(removeHalfBundles(vaultPaths(this.vault.folder).scratch))
    this.#background.every(tick, () => this.#look())
    this.#background.every(timeStampInterval, () => this.#fetchTimeStamps())
    this.#background.every(completionInterval, () => this.copies.complete())
    this.#background.every(completionInterval, async () => {
      if (!this.sessions.isRecording) await this.#beside.complete()
    })
    this.#background.every(completionInterval, () => this.uploads.sweep())
    this.#background.run(this.#fetchTimeStamps())
    // Not beside the window's start.
    this.#background.after(rested, () => this.database.copy())
    this.search.wake()
    const watch = new ClockWatch(this.vault.clock)
    this.#background.every(clockLook, async () => {
      const jump = watch.look()
      if (jump !== null) await this.sessions.clockJumped(jump)
    })
  }

  /** The index anew. Where there are recordings of old there was a database, of which the rest is lost. */
  async #rebuild(): Promise<void> {
    const { recordings, unreadable } = await this.recordings.reindex()
    this.witness.station('index-rebuilt', null, { number: recordings, unreadable: unreadable.length })
    await this.statements.restore()
    await restoreRecords(this.writtenRecords, this.vault.folder)
    await this.search.rebuild()
    const { keptAside, restored } = this.database
    if (recordings === 0 && keptAside === null && restored === null) return
    const there = new Set((await this.rooms.list()).map(({ name }) => name))
    const rooms = (await this.recordings.rooms()).filter((name) => !there.has(name))
    this.#lostDatabase = { keptAside, restored, rooms }
  }

  async #recover(): Promise<void> {
    await clearScratch(vaultPaths(this.vault.folder).scratch)
    const { leftOpen = 'go-on' } = this.options
    if (leftOpen === 'leave') return
    await this.copies.takeBack().catch((error: unknown) => {
      this.trouble('the second disk could not be taken back from', error)
    })
    const within = (await this.settings.get()).resumeWithinMinutes * 60_000
    const continuation = { sessions: this.sessions, rooms: await this.rooms.list(), within }
    const how = leftOpen === 'seal' ? null : continuation
    this.#recovered = await recoverLeftOpen(this.vault, processes, how, await this.#mirror())
    for (const { folder, recording, how, because, sealCode } of this.#recovered) {
      this.witness.station('recording-recovered', recording, { how, because, sealCode })
      this.log.note('warning', { what: 'a recording had been left open', details: { recording, how, because } })
      await this.recordings.index(folder)
    }
  }

  /** Lists of exhibits are signed to their end, and the audit log names what it could not name before a crash. */
  async #recoverExhibits(): Promise<void> {
    // What the second disk has more comes first, as with recordings; the other way is not waited for.
    await this.#beside.takeBack().catch((error: unknown) => {
      this.trouble('exhibits could not be taken back from the second disk', error)
    })
    this.#background.run(this.#beside.complete())
    for (const { case: of, size, root } of await recoverExhibits(this.vault)) {
      this.witness.station('exhibits-listed', of, { size, root, late: true })
    }
  }

  /** Something was stated in a running recording that is to be found. */
  recordingStated(recording: string): void {
    this.#background.run(this.search.recordingStated(recording))
  }

  #exhibitListed({ case: of, number, file, size, root }: Listed): void {
    this.witness.station('exhibits-listed', of, { number, file, size, root })
    this.changed('exhibits')
    this.#background.run(this.search.filesListed(of))
    this.#background.run(this.#beside.complete(of))
  }

  mediaFile(recording: string, file: string): Promise<MediaFile | null> {
    return this.#recordingFiles.find(recording, file)
  }

  exhibitFile(of: string, file: string): Promise<{ path: string; mediaType: string } | null> {
    return this.exhibits.fileOf(of, file)
  }

  uploadPiece(upload: string, offset: number, bytes: Uint8Array): Promise<number> {
    return this.uploads.piece(upload, offset, bytes)
  }

  /** Recordings that a crash had left open, and what this start did with them. */
  get recovered(): readonly Outcome[] {
    return this.#recovered
  }

  /** Takes note of what is done, for the audit log. */
  get witness(): Trail {
    return this.audit.trail
  }

  /** The ffmpeg that records. @throws Failure `ffmpeg-missing`, `ffmpeg-too-old`; asked again the next time. */
  ffmpeg(): Promise<Ffmpeg> {
    this.#ffmpeg ??= findFfmpeg(this.place.environment).catch((error: unknown) => {
      this.#ffmpeg = null
      throw error
    })
    return this.#ffmpeg
  }

  state(): StationState {
    return {
      now: new Date().toISOString(),
      rooms: this.sessions.states,
      disks: this.#disks.state,
      jobs: this.jobs.list,
      recovered: this.recovered.map(({ recording, how, because, sealCode, gaps }) => {
        return { recording, how, because, sealCode, gaps }
      }),
      lostDatabase: this.#lostDatabase,
      differing: this.copies.differing,
      audit: this.audit.log.state,
      lamp: this.#lamp.state,
      access: this.logIn.state,
    }
  }

  /** Calls `listener` with every event from now on, until the function returned is called. */
  onEvent(listener: (event: StationEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Tells everybody that a list is another one. */
  changed(what: Extract<StationEvent, { event: 'changed' }>['what']): void {
    this.#tell({ event: 'changed', what })
    if (what === 'rooms') this.#background.run(this.#hidePasswords())
    if (!['recordings', 'audit', 'party-screen'].includes(what)) this.#copyWithin(0)
    if (what === 'cases' || what === 'recordings') this.search.wake()
  }

  /** Tells everybody that a written record has another change, or another writer. */
  writtenRecordChanged(record: string, seq: number): void {
    this.#tell({ event: 'written-record', record, seq })
    this.search.wake()
    this.#copyWithin(typedInterval)
  }

  #copyWithin(milliseconds: number): void {
    this.database.copyWithin(milliseconds, (copying) => {
      this.#background.run(copying)
    })
  }

  /** Checks a room before a session; opens its sources for that. @throws Failure as `rooms.preflight` says. */
  async preflight(room: string, tone: boolean): Promise<PreflightResult> {
    const session = this.sessions.of(room)
    await session.standby(true)
    const { timeStampAuthority: authority } = await this.settings.get()
    const { signal } = this.#background
    const mirror = await this.#mirror()
    const result = await runPreflight({
      vault: this.vault,
      mirror,
      authority,
      tone,
      signal,
      sources: session.room.sources,
      environment: this.place.environment,
      state: () => session.state,
    })
    session.checked(result)
    return result
  }

  openLive(...[room, source, viewer]: [string, string, Parameters<ReturnType<Sessions['of']>['openLive']>[1]]) {
    const session = this.sessions.states.some((state) => state.room === room) ? this.sessions.of(room) : null
    return session?.openLive(source, viewer) ?? null
  }

  /** Keeps what a verification found of recordings of this vault: the completeness report goes by it. */
  async verified(report: VerificationReport): Promise<VerificationReport> {
    const ours = resolve(report.path) === resolve(this.vault.folder) || isWithin(this.vault.folder, report.path)
    const byId = Map.groupBy(ours ? report.recordings : [], ({ recording }) => recording)
    for (const [id, copies] of byId) {
      if (copies.every(({ sealed }) => !sealed)) continue
      // One whole copy is enough to prove what was recorded.
      await this.knownRecordings.verified(id, Math.min(...copies.map(({ findings }) => findings.length)))
    }
    if (byId.size > 0) this.changed('acts')
    return report
  }

  /** What is set now. The station's name is what the vault says: a database that was lost does not rename it. */
  async currentSettings(): Promise<Settings> {
    return { ...(await this.settings.get()), stationName: this.vault.station.name }
  }

  /** Changes all settings. @throws Failure of the vault or the database. */
  async saveSettings(wanted: Settings): Promise<Settings> {
    await this.vault.nameStation(wanted.stationName).catch((error: unknown) => {
      throw failureOf(error)
    })
    const { mirror } = await this.settings.get()
    try {
      // Only when it is chosen: a disk that is away must not be mistaken for an empty folder.
      if (wanted.mirror !== '' && wanted.mirror !== mirror) await makeSecondRoot(this.vault.folder, wanted.mirror)
    } catch (error) {
      throw failureOf(error)
    }
    const saved = await this.settings.save(wanted)
    this.audit.trail.operator = saved.operator
    await this.logIn.refresh()
    this.#useDisks(saved)
    this.changed('settings')
    return saved
  }

  /** Seals what is being recorded, stops all else, lets go of the vault. */
  async close(): Promise<void> {
    this.#background.stop()
    await this.sessions.close()
    await this.#lamp.close()
    await this.jobs.close()
    await this.uploads.close()
    await this.#disks.close()
    await this.#background.settled()
    await atMost(farewell, this.audit.close())
    await this.#background.settled()
    await this.search.close()
    await rm(this.place.scratch, { recursive: true, force: true })
    await atMost(farewell, this.database.close())
    this.log.note('info', { what: 'the station ended' })
    await atMost(farewell, this.log.flush())
    await this.vault.close()
  }

  /** Something went wrong that stops nothing: told on standard error and in the log. */
  trouble(what: string, error?: unknown): void {
    const failure = error === undefined ? null : failureOf(error)
    // What nobody foresaw has its stack in what was thrown.
    const said = failure?.code === 'internal' ? inspect(error) : failure?.message
    process.stderr.write(`${what}${said === undefined ? '' : `: ${redacted(said)}`}\n`)
    this.log.note('error', {
      what,
      ...(failure === null ? {} : { error: failure.code === 'internal' ? error : failure }),
    })
  }

  /** Passwords of cameras never stand in the log, wherever a program prints them. */
  async #hidePasswords(): Promise<void> {
    const sources = (await this.rooms.list()).flatMap((room) => room.sources)
    this.log.hide(
      sources.flatMap((source) => ('password' in source && source.password !== undefined ? [source.password] : [])),
    )
  }

  async #mirror(): Promise<string | null> {
    const { mirror } = await this.settings.get()
    return mirror === '' ? null : mirror
  }

  #useDisks({ mirror, diskLowHours, diskUrgentHours }: Settings): void {
    this.#disks.use(mirror === '' ? null : mirror, { low: diskLowHours, urgent: diskUrgentHours })
    this.#background.run(this.#disks.load())
  }

  /** Gives up the ballast of a full disk, once nobody records to it any more who would fill it at once. */
  async #makeRoom(root: string): Promise<boolean> {
    await this.sessions.stopWriting(root)
    return this.#disks.release(root)
  }

  async #look(): Promise<void> {
    const disks = await this.#disks.look(this.sessions.bytesRunning, performance.now())
    await this.sessions.disksLooked(disks)
    this.#tell({ event: 'disks', disks })
    this.#tell({ event: 'clock', now: new Date().toISOString() })
    this.sessions.look(await this.cases.isAny())
  }

  async #index(folder: string): Promise<void> {
    await this.recordings.index(folder)
    this.changed('recordings')
  }

  async #fetchTimeStamps(): Promise<void> {
    const { timeStampAuthority } = await this.settings.get()
    if (timeStampAuthority === '' || this.sessions.isRecording) return
    const { signal } = this.#background
    const { added } = await fetchMissingTimeStamps(this.vault.folder, new URL(timeStampAuthority), { signal })
    for (const recording of added) this.witness.station('time-stamp-fetched', recording, {})
    if (added.length > 0) this.changed('recordings')
  }

  #shellLink(): ShellLink {
    return new ShellLink({
      rooms: () => this.sessions.states.map((state) => ({ name: this.sessions.of(state.room).room.name, state })),
      settings: () => this.currentSettings(),
      shellSettings: () => this.shellSettings.get(),
      tell: (event) => {
        this.#tell(event)
      },
      note: (action, details) => {
        this.witness.station(action, null, details)
      },
      inBackground: (work) => {
        this.#background.run(work)
      },
    })
  }

  #tell(event: StationEvent): void {
    this.shell.see(event)
    for (const listener of this.#listeners) listener(event)
  }
}
