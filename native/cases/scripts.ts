// Scripts in the database: each save is a new version; what the program brings is version 0 and in no row.
import * as z from 'zod'
import { Failure } from '../contract/failures.ts'
import type { Request } from '../contract/calls.ts'
import { unknownFields } from '../contract/script-words.ts'
import { scriptStep, type ScriptStep, type ScriptVersion } from '../contract/scripts.ts'
import { shippedScript } from '../contract/shipped-scripts/shipped.ts'
import { recordingKinds, type RecordingKind } from '../contract/terms.ts'
import type { Row } from '../database/connection.ts'
import type { Database, Reader } from '../database/database.ts'

const steps = z.array(scriptStep)

const versionOf = (kind: RecordingKind, row: Row): ScriptVersion => ({
  kind,
  version: Number(row['version']),
  at: String(row['at']),
  person: String(row['person']),
  steps: steps.parse(JSON.parse(String(row['steps']))),
})

const newest = 'SELECT * FROM script_version WHERE kind = ? ORDER BY version DESC'

async function currentIn(reader: Reader, kind: RecordingKind): Promise<ScriptVersion> {
  const row = await reader.first(`${newest} LIMIT 1`, [kind])
  return row === undefined ? shippedScript(kind) : versionOf(kind, row)
}

/** @throws Failure `script-step-twice`, `script-field-unknown` naming the step. */
function requireSound(wanted: readonly ScriptStep[]): void {
  const keys = new Set<string>()
  for (const { key, title, words } of wanted) {
    const step = title['zh-CN']
    if (keys.has(key)) throw new Failure('script-step-twice', { step, key })
    keys.add(key)
    const [field] = unknownFields(words)
    if (field !== undefined) throw new Failure('script-field-unknown', { step, field: `{${field}}` })
  }
}

export function scriptsStore(database: Database, now: () => Date = () => new Date()) {
  return {
    /** The newest version of a kind's script. */
    current: (kind: RecordingKind): Promise<ScriptVersion> => currentIn(database.read, kind),

    list: (): Promise<ScriptVersion[]> => Promise.all(recordingKinds.map((kind) => currentIn(database.read, kind))),

    /** Newest first, down to what the program brings. */
    async versions(kind: RecordingKind): Promise<ScriptVersion[]> {
      const rows = await database.read.all(newest, [kind])
      return [...rows.map((row) => versionOf(kind, row)), shippedScript(kind)]
    },

    /** @throws Failure `script-changed`, `script-step-twice`, `script-field-unknown`. */
    async save({ kind, after, steps: wanted, person }: Request<'scripts.save'>): Promise<ScriptVersion> {
      requireSound(wanted)
      return database.write(async (writer) => {
        const { version } = await currentIn(writer, kind)
        if (version !== after) throw new Failure('script-changed', { version })
        const saved = { kind, version: version + 1, at: now().toISOString(), person, steps: wanted }
        await writer.run('INSERT INTO script_version (kind, version, at, person, steps) VALUES (?, ?, ?, ?, ?)', [
          ...[kind, saved.version, saved.at, person, JSON.stringify(wanted)],
        ])
        return saved
      })
    },
  }
}
export type ScriptsStore = ReturnType<typeof scriptsStore>
