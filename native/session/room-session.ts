// A room through its day: standby, a recording from its start to its seal, standby again.
import type { Ffmpeg } from '../capture/ffmpeg.ts'
import type { Viewer } from '../capture/live.ts'
import type { Place } from '../capture/place.ts'
import { RoomCapture } from '../capture/room-capture.ts'
import { Failure } from '../contract/failures.ts'
import type { Alarm } from '../contract/alarms.ts'
import type { PreflightCheck, PreflightResult } from '../contract/preflight.ts'
import type { Request } from '../contract/calls.ts'
import type { Room } from '../contract/rooms.ts'
import type { DisksState, Level, ProofPicture, RoomState } from '../contract/state.ts'
import type { ScriptVersion } from '../contract/scripts.ts'
import { shippedScript } from '../contract/shipped-scripts/shipped.ts'
import { systemClock, type Clock } from '../vault/clock.ts'
import { lastingBreak } from '../vault/breaks.ts'
import type { Compared, Sealed, RecordingWriter } from '../vault/recording-writer.ts'
import type { GoneOn } from '../vault/recovery.ts'
import type { Vault } from '../vault/vault.ts'
import type { VaultError } from '../vault/vault-error.ts'
import { Alarms } from './alarms.ts'
import type { ClockJump } from './clock-watch.ts'
import { Course } from './course.ts'
import { factsOf } from './facts-before.ts'
import { tellDisks, tellRoom } from './disk-alarms.ts'
import { failureOf } from './failure-of.ts'
import { Forgetting } from './forgetting.ts'
import { openFacts, type Wanted } from './open-facts.ts'
import { recent, refuseRed } from './preflight-gate.ts'
import { Running, type Opened, type Present } from './running-recording.ts'
import { ScriptSession } from './script-session.ts'
import { requireSaneClock } from './sane-clock.ts'

/** What a room needs of its station. */
export interface Equipment {
  readonly vault: Vault
  readonly software: string
  /** @throws Failure `ffmpeg-missing`, `ffmpeg-too-old`. */
  ffmpeg(): Promise<Ffmpeg>
  readonly place: Omit<Place, 'ffmpeg'>
  /** Folder for the second copy of the next recording; null when none is set. */
  mirror(): Promise<string | null>
  /** What is quick to check of disks, clock, power and key, for a room of so many sources. */
  checks(sources: number): Promise<readonly PreflightCheck[]>
  /** Makes room on a full disk for what ends the recordings on it; answers whether there is some now. */
  makeRoom(root: string): Promise<boolean>
  /** Compares a recording that ends although nobody confirmed it; absent where there is nothing to compare with. */
  readonly compared?: (running: Running) => Promise<Compared>
  readonly clock?: Clock
}

/** Milliseconds that an end which nobody confirmed waits for what is compared. */
const comparedWithin = 2000

export interface SessionEvents {
  changed(): void
  level(track: string, level: Level): void
  proof(picture: ProofPicture): void
  /** An alarm was raised, cleared or acknowledged. */
  alarm(alarm: Alarm): void
  /** A recording is open: its folder is there. */
  opened(recording: RecordingWriter): void
  /** A recording is sealed. */
  sealed(recording: RecordingWriter, sealed: Sealed): void
}

export class RoomSession {
  readonly room: Room
  readonly #equipment: Equipment
  readonly #events: SessionEvents
  readonly #alarms: Alarms
  /** What people state while it records. */
  readonly course = new Course({
    recording: () => this.#require('recording'),
    running: () => this.running,
    changed: () => {
      this.#events.changed()
    },
  })
  #capture: RoomCapture | null = null
  #phase: RoomState['phase'] = 'off'
  #isShown = false
  #preflight: PreflightResult | null = null
  readonly #forgetting: Forgetting
  #running: Running | null = null
  #failure: Failure | null = null
  #lastSeal: RoomState['lastSeal'] = null
  /** What leads from one phase to another just now: a start, a break, an end. */
  #turning: Promise<unknown> = Promise.resolve()
  #settleInterrupted!: (failure: Failure) => void
  /** Resolves when a recording had to be ended because no disk takes it. */
  readonly interrupted = new Promise<Failure>((resolve) => {
    this.#settleInterrupted = resolve
  })
  /** The second copy of the recording that was sealed last may still be under way. */
  #copying: Promise<void> = Promise.resolve()

  constructor(room: Room, equipment: Equipment, events: SessionEvents) {
    this.room = room
    this.#equipment = equipment
    this.#events = events
    this.#forgetting = new Forgetting(room)
    const clock = equipment.clock ?? systemClock
    this.#alarms = new Alarms(() => clock.now(), {
      changed: () => {
        events.changed()
      },
      told: (alarm) => {
        events.alarm(alarm)
      },
    })
  }

  get state(): RoomState {
    return {
      room: this.room.id,
      phase: this.#phase,
      recording: this.#running?.state ?? null,
      failure: this.#failure === null ? null : { code: this.#failure.code, details: this.#failure.details },
      lastSeal: this.#lastSeal,
      sources: this.#capture?.states ?? [],
      alarms: [...this.#alarms.list],
      preflight: this.#preflight,
      prompt: this.#forgetting.prompt,
    }
  }

  /** Whether it records, or is about to or just about done. */
  get isRecording(): boolean {
    return this.#running !== null || this.#phase === 'starting' || this.#phase === 'sealing'
  }

  /** Looks whether somebody forgot to start or to end. @param caseIsOpen whether there is a case to record for. */
  look(caseIsOpen: boolean): void {
    const before = this.#forgetting.prompt
    const { phase, sources, recording } = this.state
    this.#forgetting.look({ phase, sources, since: recording?.since ?? null }, caseIsOpen, Date.now())
    if (this.#forgetting.prompt !== before) this.#events.changed()
  }

  /** Nobody wants to be asked for a while. */
  putAwayPrompt(): void {
    this.#forgetting.putAway(Date.now())
    this.#events.changed()
  }

  /** Keeps what a check of the room found, for the recording that begins within half an hour. */
  checked(result: PreflightResult): void {
    this.#preflight = result
    this.#events.changed()
  }

  /** Opens or closes the room's sources for looking and listening. @throws Failure as `rooms.standby` says. */
  async standby(on: boolean): Promise<void> {
    if (this.isRecording) throw new Failure('room-busy', { room: this.room.name })
    if (on) {
      const capture = await this.#opened()
      this.#isShown = true
      this.#change('standby', null)
      capture.openStandby()
      return
    }
    this.#isShown = false
    await this.#capture?.closeStandby()
    this.#capture = null
    this.#change('off', null)
  }

  /**
   * Begins a recording. When only some sources deliver, it runs, and the others are alarmed and tried again.
   * @throws Failure as `recordings.start` says; a recording that no source could be had for is sealed as interrupted.
   */
  async start(wanted: Wanted, script: ScriptVersion = shippedScript(wanted.kind)): Promise<string> {
    if (this.isRecording) throw new Failure('recording-running', { room: this.room.name })
    return this.#turn(() => this.#start(wanted, script))
  }

  async #start(wanted: Wanted, script: ScriptVersion): Promise<string> {
    const before = this.#phase
    this.#change('starting', null)
    let writer: RecordingWriter | undefined
    try {
      const capture = await this.#opened()
      this.#forbidTestSources()
      requireSaneClock(this.#equipment.vault.chain.last, (this.#equipment.clock ?? systemClock).now())
      const preflight = await this.#checks()
      refuseRed(preflight.checks)
      const { software } = this.#equipment
      const facts = await openFacts(this.room, wanted, script, await this.#equipment.ffmpeg(), software)
      writer = await this.#equipment.vault.openRecording(facts, await this.#equipment.mirror())
      await writer.preflight(preflight)
      return await this.#begin(capture, writer, wanted, facts)
    } catch (error) {
      await writer?.leave()
      const failure = failureOf(error)
      this.#running = null
      this.#change(before === 'failed' ? 'off' : before, failure)
      throw failure
    }
  }

  /**
   * Interrupts the recording: all sources are closed, all that they delivered is stated, and only then the break is.
   * @throws Failure `recording-not-running`, `recording-in-break`, or what the disk says; the next start then seals it.
   */
  async break({ reason, text, person }: Omit<Request<'recordings.break'>, 'room'>): Promise<void> {
    const { writer } = this.#require('recording')
    await this.#turnTo('pausing', 'break', async () => {
      await this.#capture?.end()
      await this.#alarms.clearTracks()
      await writer.break(reason, text, person)
    })
  }

  /**
   * Goes on after a break. Sources that do not deliver are alarmed and tried again.
   * @throws Failure `recording-not-running`, `recording-not-in-break`, or what the disk says.
   */
  async resume(person: string): Promise<void> {
    const { writer } = this.#require('break')
    await this.#turnTo('starting', 'recording', async () => {
      const capture = await this.#opened()
      await writer.resume(person)
      await capture.record(writer)
    })
  }

  /** The recording that runs, in a break too. @throws Failure `recording-not-running`. */
  get running(): Running {
    if (this.#running === null) throw new Failure('recording-not-running', { room: this.room.name })
    return this.#running
  }

  /** The writer of the recording that runs. @throws Failure `recording-not-running`, `recording-in-break`. */
  get writer(): RecordingWriter {
    return this.#require('recording').writer
  }

  /** Whether the room can go on with a recording: it makes no other, and what it needs is there. */
  async canGoOn(): Promise<boolean> {
    if (this.isRecording) return false
    return this.#opened().then(
      () => true,
      () => false,
    )
  }

  /**
   * Goes on with a recording that an earlier life of the station began. Sources that do not deliver are tried again.
   * @throws Failure `room-without-sources`, `ffmpeg-missing`, `ffmpeg-too-old`.
   */
  async goOn({ writer, tracks, open, lines }: GoneOn): Promise<void> {
    const capture = await this.#opened()
    const running = new Running(writer, factsOf(open, lines), open)
    for (const line of lines) running.note(line)
    this.#attend(running)
    // In a break nothing is recorded until somebody resumes.
    const isInBreak = lastingBreak(lines) !== undefined
    this.#change(isInBreak ? 'break' : 'recording', null)
    if (isInBreak) return
    capture.record(writer, tracks).catch((error: unknown) => this.#fail(error))
  }

  /** The wall clock was set: stated and told where something is recorded, and every track goes over into a new part. */
  async clockJumped(jump: ClockJump): Promise<void> {
    if (this.#running === null) return
    const { from, to, difference } = jump
    await this.#running.writer.clockJumped(jump)
    await this.#alarms.clear('clock-jumped', null)
    await this.#alarms.raise('clock-jumped', null, { from, to, difference })
    await this.#capture?.clockJumped(difference)
  }

  /**
   * Ends and seals at the word of a person who has confirmed the reconciliation.
   * @param reasons why required steps of the script are left open, by their key.
   * @throws Failure `recording-not-running`, `reconciliation-open`, or what the disk says; the next start then seals it.
   */
  async endAsAsked(
    person: string,
    reconciliation: Compared,
    reasons: ReadonlyMap<string, string>,
  ): Promise<{ recording: string; sealCode: string }> {
    const running = this.endable
    await new ScriptSession(running).leaveOpen(person, reasons).catch((error: unknown) => {
      throw failureOf(error)
    })
    return this.end(person, reconciliation)
  }

  /**
   * Ends and seals.
   * @param reconciliation what a person confirmed; null where nobody was asked.
   * @throws Failure `recording-not-running`, or what the disk says; the next start then seals it.
   */
  async end(person = '', reconciliation: Compared | null = null): Promise<{ recording: string; sealCode: string }> {
    const running = this.endable
    return this.#turn(() => this.#end(running, person, reconciliation))
  }

  /** What is found where nobody is asked. Never keeps a recording from its seal: then nothing is stated. */
  async #unconfirmed(running: Running): Promise<Compared | null> {
    const { compared } = this.#equipment
    if (compared === undefined) return null
    const late = new Promise<null>((done) => {
      setTimeout(done, comparedWithin, null).unref()
    })
    return Promise.race([compared(running).catch(() => null), late])
  }

  /** The recording, while it can be ended. @throws Failure `recording-not-running`. */
  get endable(): Running {
    if (this.#phase === 'recording' || this.#phase === 'break') return this.running
    throw new Failure('recording-not-running', { room: this.room.name })
  }

  async #end(
    running: Running,
    person: string,
    reconciliation: Compared | null,
  ): Promise<{ recording: string; sealCode: string }> {
    this.#change('sealing', null)
    try {
      const compared = reconciliation ?? (await this.#unconfirmed(running))
      const sealCode = await this.#seal(running, 'ended', person, compared)
      this.#running = null
      this.#change(this.#isShown ? 'standby' : 'off', null)
      if (this.#isShown) this.#capture?.openStandby()
      else this.#capture = null
      return { recording: running.writer.id, sealCode }
    } catch (error) {
      throw await this.#fail(error)
    }
  }

  /** What that recording has so far, of what can be searched; null where it does not run here. */
  present(recording: string): Present | null {
    const running = this.#running
    if (running?.writer.id !== recording) return null
    return { marks: running.marks, people: running.opened.people }
  }

  /** States who has taken note of an alarm. @throws Failure `alarm-unknown`. */
  acknowledge(alarm: string, person: string): Promise<Alarm> {
    return this.#alarms.acknowledge(alarm, person)
  }

  /** Shows a source to a viewer; null when it is not open. */
  openLive(source: string, viewer: Viewer): (() => void) | null {
    return this.#capture?.openLive(source, viewer) ?? null
  }

  /** How much room the disks have: what is recorded is told of those that it is written to. */
  async disksLooked(disks: DisksState): Promise<void> {
    if (this.#phase === 'recording') await tellRoom(disks, this.#alarms)
  }

  /** Lets the processes of its recording end, when that is written to `root` first: nothing more is to come there. */
  async stopWriting(root: string): Promise<void> {
    if (this.#running?.writer.leadingRoot === root) await this.#capture?.halt()
  }

  /** Ends whatever runs, sealing what is being recorded. */
  async close(): Promise<void> {
    // What it waits for may lead to more: a recording that just began may be interrupted at once.
    let waited: unknown
    while (waited !== this.#turning) {
      waited = this.#turning
      await waited
    }
    if (this.#phase === 'recording' || this.#phase === 'break') await this.end()
    await this.#capture?.closeStandby()
    this.#capture = null
    await this.#copying
  }

  async #opened(): Promise<RoomCapture> {
    if (this.room.sources.length === 0) throw new Failure('room-without-sources', { room: this.room.name })
    const place = { ...this.#equipment.place, ffmpeg: await this.#equipment.ffmpeg() }
    return (this.#capture ??= new RoomCapture(this.room, place, {
      changed: () => {
        this.#events.changed()
      },
      level: (track, level) => {
        this.#events.level(track, level)
      },
      proof: (picture) => {
        this.#events.proof(picture)
      },
      raise: (alarm, track, details) => this.#alarms.raise(alarm, track, details),
      clear: (alarm, track) => this.#alarms.clear(alarm, track),
    }))
  }

  async #begin(capture: RoomCapture, writer: RecordingWriter, wanted: Wanted, opened: Opened): Promise<string> {
    const { kind, operator } = wanted
    const since = new Date().toISOString()
    const facts = { id: writer.id, kind, case: wanted.case, operator, since }
    const running = new Running(writer, facts, opened)
    this.#attend(running)
    const failed = await capture.record(writer)
    const [first] = failed
    if (first !== undefined && failed.length === capture.count) {
      await this.#seal(running, 'interrupted')
      throw first.failure
    }
    // What counts as recorded begins with the first bytes on disk.
    running.facts = { ...facts, since: new Date().toISOString() }
    this.#change('recording', null)
    return writer.id
  }

  #attend(running: Running): void {
    const { writer } = running
    writer.onLine = (line) => {
      running.note(line)
    }
    this.#running = running
    this.#alarms.stateIn(writer)
    this.#watchDisks(running)
    this.#events.opened(writer)
  }

  #watchDisks(running: Running): void {
    const { writer } = running
    const told = () => {
      this.#events.changed()
      void tellDisks(writer, this.#alarms)
    }
    const lost = (error: VaultError, forGood: boolean) => {
      if (forGood) this.#interrupt(running, error)
    }
    writer.onDisks(told, lost, (root) => this.#equipment.makeRoom(root))
    told()
  }

  /** Ends and seals a recording for which there is no room any more. */
  #interrupt(running: Running, error: VaultError): void {
    if (this.#running !== running || this.#phase !== 'recording') return
    void this.#turn(() => this.#sealInterrupted(running, error))
  }

  async #sealInterrupted(running: Running, error: VaultError): Promise<void> {
    const failure = failureOf(error)
    this.#change('sealing', failure)
    void this.#capture?.halt()
    if (error.code === 'disk-full') await this.#alarms.raise('disk-full', null, error.details)
    const reason: unknown = await this.#seal(running, 'interrupted').then(
      () => error,
      (unsealed: unknown) => unsealed,
    )
    await this.#fail(reason)
    this.#settleInterrupted(failure)
  }

  /** A recording that cannot go on: what is not sealed is left for the next start. */
  async #fail(error: unknown): Promise<Failure> {
    const failure = failureOf(error)
    const writer = this.#running?.writer
    await writer?.leave()
    this.#copying = writer?.copied() ?? this.#copying
    this.#running = null
    this.#change('failed', failure)
    return failure
  }

  /** @param person who ended it; empty for its operator. */
  async #seal(
    { writer, facts }: Running,
    reason: 'ended' | 'interrupted',
    person = '',
    reconciliation: Compared | null = null,
  ): Promise<string> {
    await this.#capture?.end()
    await this.#alarms.clearAll()
    this.#alarms.stateIn(null)
    const sealed = await writer.seal(reason, person === '' ? facts.operator : person, reconciliation)
    this.#copying = writer.copied()
    this.#lastSeal = { recording: writer.id, sealCode: sealed.sealCode }
    this.#events.sealed(writer, sealed)
    return sealed.sealCode
  }

  /** What the room was found to be: by the check that a person asked for, else by what is quick to check now. */
  async #checks(): Promise<PreflightResult> {
    const now = (this.#equipment.clock ?? systemClock).now()
    const known = recent(this.#preflight, now)
    return known ?? { at: now.toISOString(), checks: [...(await this.#equipment.checks(this.room.sources.length))] }
  }

  /** A generated picture is no evidence: only a training room may have one. */
  #forbidTestSources(): void {
    const test = this.room.sources.find(({ kind }) => kind === 'test')
    if (test !== undefined && this.room.kind !== 'training') {
      throw new Failure('source-only-for-training', { source: test.name })
    }
  }

  /** The recording, when the room is in this phase of it. @throws Failure that says in which it is. */
  #require(phase: 'recording' | 'break'): Running {
    const room = this.room.name
    if (this.#running !== null && this.#phase === phase) return this.#running
    const isInRecording = this.#phase === 'recording' || this.#phase === 'break' || this.#phase === 'pausing'
    if (this.#running === null || !isInRecording) throw new Failure('recording-not-running', { room })
    throw new Failure(phase === 'break' ? 'recording-not-in-break' : 'recording-in-break', { room })
  }

  /** Goes from one phase of a recording to another; where that fails, the recording is left for the next start to seal. */
  #turnTo(by: RoomState['phase'], to: RoomState['phase'], work: () => Promise<void>): Promise<void> {
    return this.#turn(async () => {
      this.#change(by, null)
      try {
        await work()
        this.#change(to, null)
      } catch (error) {
        throw await this.#fail(error)
      }
    })
  }

  /** Does what leads to another phase: the room is not closed before that is done. */
  #turn<T>(work: () => Promise<T>): Promise<T> {
    const turning = work()
    this.#turning = turning.catch(() => undefined)
    return turning
  }

  #change(phase: RoomState['phase'], failure: Failure | null): void {
    this.#phase = phase
    this.#failure = failure
    this.#events.changed()
  }
}
