// A journal is appended to from many places at once; none of them may wait for ever.
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plainFile } from '../../../native/vault/append-file.ts'
import { systemClock } from '../../../native/vault/clock.ts'
import { JournalFile } from '../../../native/vault/journal-file.ts'
import { temporaryFolder } from '../../rig/temporary-folder.ts'

test('a line that comes in the very turn in which the one before is on disk is written too', async () => {
  await using folder = await temporaryFolder()
  const path = join(folder.path, 'journal.jsonl')
  const journal = new JournalFile(plainFile(await open(path, 'wx'), path), 'abcdef', systemClock)
  const note = (text: string) => journal.append({ kind: 'note', text, person: '书记员' })
  for (let i = 0; i < 5; i += 1) await note(String(i))
  await Promise.all([note('5'), note('6')])
  await journal.close()
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { text: string }).text)).toEqual(['0', '1', '2', '3', '4', '5', '6'])
}, 10_000)
