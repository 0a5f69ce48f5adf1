// Collects the diagnostics: facts that the program knows of itself, none of which is evidence or a secret.
import { statfs, stat } from 'node:fs/promises'
import { cpus, freemem, loadavg, release, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Ffmpeg } from '../capture/ffmpeg.ts'
import { sourceView } from '../cases/source-view.ts'
import type { Room } from '../contract/rooms.ts'
import type { Settings } from '../contract/settings.ts'
import { shellLogFolder } from '../contract/shell.ts'
import type { DiskState, StationState } from '../contract/state.ts'
import type { Database } from '../database/database.ts'
import { logFiles } from '../logs/log-file.ts'
import { readLog } from '../logs/read-log.ts'
import { chainCheck, clockCheck, keyCheck } from '../preflight/station-checks.ts'
import { answered } from '../vault/answered.ts'
import { vaultPaths } from '../vault/layout.ts'
import type { Vault } from '../vault/vault.ts'
import { build, version } from '../version.ts'
import { logLines } from './log-part.ts'
import { sectionsText, type Fact, type Section } from './sections.ts'
import { settingsFacts } from './settings-part.ts'

export interface DiagnosticsSources {
  readonly vault: Vault
  readonly database: Database
  readonly options: { readonly host: string }
  readonly environment: NodeJS.ProcessEnv
  /** Newest lines of the station's log in memory: all there is when its disk takes none. */
  readonly lately: readonly string[]
  readonly settings: Settings
  readonly state: StationState
  readonly rooms: readonly Room[]
  readonly ffmpeg: Ffmpeg | null
}

/** Newest lines of each log. */
const ofStation = 400
const ofShell = 150

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`

/** One text, and a name for the file that it is kept in. */
export async function collectDiagnostics(of: DiagnosticsSources): Promise<{ name: string; text: string }> {
  const now = new Date().toISOString()
  const sections = [
    versions(of),
    await computer(of),
    await disks(of),
    await kept(of),
    { title: '设置 Settings', facts: settingsFacts(of.settings) },
    ...roomSections(of),
    running(of),
    await trust(of),
    ...(await logs(of)),
  ]
  return { name: `zhenglu-diagnostics-${now.slice(0, 19).replace(/\D/g, '')}.txt`, text: sectionsText(now, sections) }
}

function versions({ options, ffmpeg }: DiagnosticsSources): Section {
  const of: Readonly<Record<string, string | undefined>> = process.versions
  return {
    title: '版本 Versions',
    facts: [
      ['zhenglu', `${version}, build ${build ?? 'from its sources'}`],
      ['host', options.host],
      ['node', of['node'] ?? null],
      ['v8', of['v8'] ?? null],
      ['electron', of['electron'] ?? null],
      ['ffmpeg', ffmpeg === null ? 'not found' : `${ffmpeg.version}, SHA-256 ${ffmpeg.sha256}`],
    ],
  }
}

async function computer({ vault }: DiagnosticsSources): Promise<Section> {
  const [first, ...others] = cpus()
  const { rss, heapUsed } = process.memoryUsage()
  const clock = await clockCheck(vault)
  return {
    title: '计算机 Computer',
    facts: [
      ['system', `${process.platform} ${release()} ${process.arch}`],
      ['processors', `${others.length + 1} × ${first?.model.trim() ?? 'unknown'}`],
      ['memory', `${gigabytes(totalmem())}, free ${gigabytes(freemem())}`],
      [
        'load',
        loadavg()
          .map((load) => load.toFixed(2))
          .join(' '),
      ],
      [
        'station: memory, in use, running for',
        `${megabytes(rss)}, ${megabytes(heapUsed)}, ${Math.round(process.uptime())} s`,
      ],
      ['clock', clock.finding],
      ['time zone', Intl.DateTimeFormat().resolvedOptions().timeZone],
    ],
  }
}

async function disks({ vault, settings, state }: DiagnosticsSources): Promise<Section> {
  const facts = async (folder: string, { free, hoursLeft, level }: DiskState): Promise<string> => {
    const size = await answered(folder, () => statfs(folder)).catch(() => undefined)
    const of = size == null ? '' : ` of ${gigabytes(size.blocks * size.bsize)}, kind 0x${size.type.toString(16)}`
    return `${level}, free ${gigabytes(free)}${of}, ${hoursLeft.toFixed(1)} h of recording`
  }
  const { vault: own, mirror } = state.disks
  return {
    title: '磁盘 Disks',
    facts: [
      ['vault', await facts(vault.folder, own)],
      ['second disk', mirror === null ? 'none' : await facts(settings.mirror, mirror)],
      ['recordings whose copies differ', state.differing.length],
    ],
  }
}

const tables = [
  ['cases', 'cases'],
  ['recordings', 'recording'],
  ['written records', 'written_record'],
  ['changes of written records', 'written_record_change'],
  ['statements', 'statement'],
  ['people', 'person'],
  ['lines of the audit log', 'audit_line'],
  ['waiting for the search', 'search_waiting'],
] as const

async function kept({ vault, database, state }: DiagnosticsSources): Promise<Section> {
  const paths = vaultPaths(vault.folder)
  const size = async (file: string) => {
    const found = await stat(file).catch(() => null)
    return found === null ? 'none' : megabytes(found.size)
  }
  const counts: Fact[] = []
  for (const [name, table] of tables) {
    const row = await database.read.first(`SELECT count(*) AS number FROM ${table}`)
    counts.push([name, Number(row?.['number'] ?? 0)])
  }
  const sqlite = await database.read.first('SELECT sqlite_version() AS version')
  return {
    title: '存储库 Vault',
    facts: [
      ['station', vault.station.id],
      ...counts,
      [
        'database',
        `${await size(paths.database)}, its log ${await size(`${paths.database}-wal`)}, SQLite ${String(sqlite?.['version'])}`,
      ],
      ['index of the search', await size(paths.searchIndex)],
      [
        'database was lost',
        state.lostDatabase === null
          ? 'no'
          : `yes, ${state.lostDatabase.restored === null ? 'made anew' : 'restored from its copy'}`,
      ],
      [
        'left open by a crash',
        state.recovered
          .map(({ recording, how, because }) => `${recording} ${how} ${because ?? ''}`.trim())
          .join(', ') || 'none',
      ],
    ],
  }
}

/** Rooms by number: their names are an agency's own. */
function roomSections({ rooms, state }: DiagnosticsSources): Section[] {
  return rooms.map((room, at) => {
    const own = state.rooms.find(({ room: id }) => id === room.id)
    const sources = room.sources.map((source): Fact => {
      const { kind, position, address, hasPassword, size, frameRate } = sourceView(source)
      const place = address !== undefined && URL.canParse(address) ? new URL(address).host : ''
      const now = own?.sources.find(({ source: id }) => id === source.id)
      const { picture, sound } = now ?? {}
      const said = [
        `${kind}, ${position}`,
        place,
        hasPassword ? 'with a password' : '',
        size ?? '',
        frameRate === undefined ? '' : `${frameRate} frames/s`,
        now === undefined ? '' : `now ${now.phase} ${now.failure?.code ?? ''}`.trim(),
        picture == null
          ? ''
          : `${picture.codec} ${picture.width}×${picture.height} ${picture.frameRate.toFixed(1)} frames/s`,
        sound == null ? '' : `${sound.codec} ${sound.sampleRate} Hz ${sound.channels}`,
        now?.health.conditions.join(' ') ?? '',
      ]
      return [`source ${source.id}`, said.filter((word) => word !== '').join(', ')]
    })
    return {
      title: `房间 Room ${at + 1}`,
      facts: [
        ['kind', room.kind],
        ['id', room.id],
        ['phase', `${own?.phase ?? 'unknown'} ${own?.failure?.code ?? ''}`.trim()],
        [
          'alarms',
          own?.alarms
            .map(({ code, track, cleared }) => `${code} ${track ?? ''} ${cleared === null ? '' : 'over'}`.trim())
            .join(', ') || 'none',
        ],
        [
          'last check',
          own?.preflight?.checks.map(({ subject, finding }) => `${subject} ${finding}`).join(', ') ?? 'none',
        ],
        ...sources,
      ],
    }
  })
}

function running({ state }: DiagnosticsSources): Section {
  const { jobs, lamp, access } = state
  const { webHook, alarmCommand } = lamp
  return {
    title: '现在 At present',
    facts: [
      ['rooms that record', state.rooms.filter(({ recording }) => recording !== null).length],
      [
        'jobs',
        jobs.map(({ kind, state: is, failure }) => `${kind} ${is} ${failure?.code ?? ''}`.trim()).join(', ') || 'none',
      ],
      ['web hook', webHook?.code ?? 'no failure'],
      ['alarm command', alarmCommand?.code ?? 'no failure'],
      ['accounts', access.hasAccounts ? 'yes' : 'none yet'],
    ],
  }
}

async function trust({ vault, state }: DiagnosticsSources): Promise<Section> {
  const { audit } = state
  const [key, chain] = [await keyCheck(vault), await chainCheck(vault).catch(() => null)]
  const { seals, findings, code } = chain?.details ?? {}
  return {
    title: '密钥、封存链、操作日志 Key, chain of seals, audit log',
    facts: [
      ['key', key.finding],
      ['chain of seals', chain === null ? 'could not be read' : chain.finding],
      ['seals', seals ?? null],
      ['findings', findings === undefined ? 0 : `${findings}, first ${code ?? ''}`],
      [
        'audit log',
        `${audit.state} ${audit.failure ?? ''}, waiting ${audit.waiting}, lost ${audit.lost}, damaged ${audit.damaged.length}`,
      ],
    ],
  }
}

async function logs({ vault, environment, lately }: DiagnosticsSources): Promise<Section[]> {
  const places = { program: join(import.meta.dirname, '..', '..'), vault: vault.folder }
  const { log } = vaultPaths(vault.folder)
  const inFiles = (await answered(log, () => readLog(log, 'station', ofStation))) ?? []
  // A disk that takes no lines has the older ones only.
  const newest =
    inFiles.at(-1) === lately.at(-1) ? inFiles : [...inFiles, ...lately.filter((line) => !inFiles.includes(line))]
  const shell = environment[shellLogFolder] ?? ''
  return [
    {
      title: `录制站日志 Log of the station (${logFiles('station').length})`,
      lines: logLines(newest.slice(-ofStation), places),
    },
    ...(shell === ''
      ? []
      : [{ title: '外壳日志 Log of the shell', lines: logLines(await readLog(shell, 'shell', ofShell), places) }]),
  ]
}
