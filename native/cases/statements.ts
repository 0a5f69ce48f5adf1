// Fault statements: each version a PDF with what it says beside it, under `documents/`, and a row in the database.
import { readdir, readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { statementSchema, type Statement } from '../contract/statements.ts'
import type { Database } from '../database/database.ts'
import { makeFolder, syncFolder, writeSynced } from '../vault/disk.ts'
import { parseStatementFile, statementFile, vaultPaths } from '../vault/layout.ts'
import { diskError } from '../vault/vault-error.ts'

/** A version that is not yet on the disk. */
export type NewStatement = Omit<Statement, 'version' | 'file' | 'sha256'>

export function statementsStore(database: Database, vault: string) {
  const { documents } = vaultPaths(vault)
  const folderOf = (recording: string) => join(documents, recording)
  const insert = (statement: Statement) =>
    database.write((writer) =>
      writer.run(
        'INSERT OR REPLACE INTO statement (recording, number, version, sha256, statement) VALUES (?, ?, ?, ?, ?)',
        [...[statement.recording, statement.number, statement.version, statement.sha256], JSON.stringify(statement)],
      ),
    )
  const select = async (where: string, value: string): Promise<Statement[]> => {
    const order = 'ORDER BY recording, number, version'
    const rows = await database.read.all(`SELECT statement FROM statement WHERE ${where} ${order}`, [value])
    return rows.map((row) => statementSchema.parse(JSON.parse(String(row['statement']))))
  }
  const ofRecording = (id: string) => select('recording = ?', id)
  let turn: Promise<unknown> = Promise.resolve()
  return {
    /** All versions of the statements of a recording, by number and version. */
    ofRecording,

    /** All versions of the statements of a case's recordings. */
    ofCase: (id: string) => select('recording IN (SELECT id FROM recording WHERE case_id = ?)', id),

    /** Path of a statement's PDF. */
    pathOf: ({ recording, file }: Pick<Statement, 'recording' | 'file'>) => join(folderOf(recording), file),

    /** Saves the next version; one after another. @throws VaultError when the disk fails; what `print` throws. */
    save(wanted: NewStatement, print: (version: number) => Promise<Buffer>): Promise<Statement> {
      const saved = turn.then(async () => {
        const before = (await ofRecording(wanted.recording)).filter(({ number }) => number === wanted.number)
        const version = 1 + Math.max(0, ...before.map((each) => each.version))
        const pdf = await print(version)
        const sha256 = createHash('sha256').update(pdf).digest('hex')
        const file = statementFile(wanted.number, version)
        const statement: Statement = { ...wanted, version, file, sha256 }
        const path = join(folderOf(wanted.recording), file)
        try {
          await makeFolder(folderOf(wanted.recording))
          await writeSynced(path, pdf)
          await writeSynced(`${path}.json`, `${JSON.stringify(statement, null, 2)}\n`)
          await syncFolder(folderOf(wanted.recording))
        } catch (error) {
          throw diskError(error, path)
        }
        await insert(statement)
        return statement
      })
      turn = saved.catch(() => undefined)
      return saved
    },

    /** Takes in what lies on the disk: after the database was lost. What cannot be read is left where it is. */
    async restore(): Promise<void> {
      for (const recording of await readdir(documents).catch(() => [])) {
        for (const name of await readdir(folderOf(recording)).catch(() => [])) {
          if (!name.endsWith('.json') || parseStatementFile(name.slice(0, -5)) === undefined) continue
          const text = await readFile(join(folderOf(recording), name), 'utf8').catch(() => '{}')
          const statement = statementSchema.safeParse(parsed(text)).data
          if (statement?.recording === recording && `${statement.file}.json` === name) await insert(statement)
        }
      }
    },
  }
}
export type StatementsStore = ReturnType<typeof statementsStore>

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
