// Fault statements and late written records reach the second disk, and come back from it; nothing there is touched.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { completeDocuments } from '../../../native/cases/documents-copy.ts'
import { temporaryFolder } from '../../rig/temporary-folder.ts'

const recording = '20260301-010203-abcdef'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

test('each disk is completed from the other, whole things only, and what is there stays', async () => {
  await using folder = await temporaryFolder()
  const [vault, mirror] = [join(folder.path, 'vault'), join(folder.path, 'mirror')]
  const at = (root: string, ...names: string[]) => join(root, 'documents', recording, ...names)
  const put = (root: string, name: string, text: string) => writeFile(at(root, name), text)
  await mkdir(at(vault), { recursive: true })
  await mkdir(mirror)
  await put(vault, 'statement-1-1.pdf', '%PDF one')
  await put(vault, 'statement-1-1.pdf.json', JSON.stringify({ sha256: sha256('%PDF one') }))
  for (const type of ['json', 'pdf', 'pages.pdf', 'docx']) await put(vault, `record-2.${type}`, '{}')
  // Not whole yet, and not as it was stated.
  await put(vault, 'statement-2-1.pdf', '%PDF tw')
  await put(vault, 'statement-3-1.pdf', '%PDF altered')
  await put(vault, 'statement-3-1.pdf.json', JSON.stringify({ sha256: sha256('%PDF three') }))
  await completeDocuments(vault, mirror)
  const copied = ['record-2.docx', 'record-2.json', 'record-2.pages.pdf', 'record-2.pdf']
  expect((await readdir(at(mirror))).sort()).toEqual([...copied, 'statement-1-1.pdf', 'statement-1-1.pdf.json'])
  await put(mirror, 'statement-1-1.pdf', 'there already')
  await completeDocuments(vault, mirror)
  expect(await readFile(at(mirror, 'statement-1-1.pdf'), 'utf8')).toBe('there already')
  await put(mirror, 'statement-1-1.pdf', '%PDF one')
  await rm(at(vault), { recursive: true })
  await completeDocuments(mirror, vault)
  expect(await readFile(at(vault, 'statement-1-1.pdf'), 'utf8')).toBe('%PDF one')
  expect(await readdir(at(vault))).toHaveLength(6)
})
