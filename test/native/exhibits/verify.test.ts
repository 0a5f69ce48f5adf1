// A verification finds every exhibit that is not what was listed, and every list that is not what was signed.
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { appendFile, cp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyAudit } from '../../../native/audit/verify-audit.ts'
import { vaultPaths } from '../../../native/vault/layout.ts'
import { verifyPath } from '../../../native/vault/verify/verify-path.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { pdf } from './files.ts'
import { person, serveExhibits } from './station.ts'

let folder: TemporaryFolder
let vault: string
let of: string
beforeAll(async () => {
  folder = await temporaryFolder()
  const served = await serveExhibits(folder.path)
  of = await served.openCase()
  await served.add(of, 'a.pdf', pdf)
  await served.add(of, 'b.txt', Buffer.from('证言'))
  await served.call('exhibits.withdraw', { case: of, number: 2, reason: '重复', person })
  await served.close()
  vault = served.vault
})
afterAll(() => folder.remove())

let copy: string
const at = (file: string) => join(copy, 'exhibits', of, file)
beforeEach(async () => {
  copy = join(folder.path, 'copy')
  await rm(copy, { recursive: true, force: true })
  await cp(vault, copy, { recursive: true })
})
const codes = async () =>
  (await verifyPath(copy)).findings.map(({ code, file }) => `${code} ${file?.split('/').at(-1) ?? ''}`)
const ofAudit = async () => (await verifyAudit(copy)).findings.map(({ code }) => code)

test('what nobody touched is proved to be as it was listed, and the audit log agrees', async () => {
  const { findings, exhibits } = await verifyPath(copy)
  expect(findings).toEqual([])
  expect(exhibits).toMatchObject({ cases: 1, files: 2, proves: ['exhibits-unaltered', 'exhibits-signed'] })
  expect(exhibits?.doesNotProve).toEqual(['exhibits-not-cut', 'exhibits-genuine'])
  expect(await ofAudit()).toEqual([])
})

describe('is found:', () => {
  const flip = async (file: string, where: number) => {
    const bytes = await readFile(at(file))
    bytes[where] = (bytes[where] ?? 0) ^ 1
    await writeFile(at(file), bytes)
  }
  const tampering: [what: string, how: () => Promise<unknown>, found: string[]][] = [
    ['a changed file', () => flip('exhibit-1.pdf', 12), ['file-changed exhibit-1.pdf']],
    ['a file cut short', () => truncate(at('exhibit-2.txt'), 3), ['file-cut-off exhibit-2.txt']],
    ['a missing file, though it was withdrawn', () => rm(at('exhibit-2.txt')), ['file-missing exhibit-2.txt']],
    ['an added file', () => writeFile(at('exhibit-3.txt'), 'x'), ['file-unexpected exhibit-3.txt']],
    ['a missing note', () => rm(at('checkpoint')), ['file-missing checkpoint']],
    ['a missing list', () => rm(at('exhibits.jsonl')), ['file-missing exhibits.jsonl']],
  ]
  test.each(tampering)('%s', async (_, how, found) => {
    await how()
    expect(await codes()).toEqual(found)
    expect((await verifyPath(copy)).exhibits?.proves ?? []).toEqual([])
  })

  test('a list that says something else, in a line that is well formed', async () => {
    const text = await readFile(at('exhibits.jsonl'), 'utf8')
    await writeFile(at('exhibits.jsonl'), text.replaceAll('重复', '无关'))
    expect(await codes()).toEqual(['checkpoint-contradicts-journal checkpoint'])
    expect(await ofAudit()).toContain('audit-exhibits-differ')
  })

  test('a list that lost its last line', async () => {
    const lines = (await readFile(at('exhibits.jsonl'), 'utf8')).trimEnd().split('\n')
    await writeFile(at('exhibits.jsonl'), `${lines.slice(0, -1).join('\n')}\n`)
    expect(await codes()).toEqual(['checkpoint-beyond-journal checkpoint'])
  })

  test('a case whose exhibits were all taken away, by the audit log', async () => {
    await rm(join(copy, 'exhibits'), { recursive: true })
    expect(await codes()).toEqual([])
    expect(new Set(await ofAudit())).toEqual(new Set(['audit-exhibits-differ']))
  })

  test('a list that another key has signed', async () => {
    const { publicKey } = generateKeyPairSync('ed25519')
    const key = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }))
    const { findings } = await verifyPath(copy, { publicKey: key })
    expect(findings.map(({ code }) => code)).toContain('checkpoint-signature-wrong')
  })
})

describe('after a crash', () => {
  /** Opens the copied vault as a start does. */
  const start = async () => {
    await rm(join(folder.path, 'again'), { recursive: true, force: true })
    await cp(copy, join(folder.path, 'again', 'vault'), { recursive: true })
    copy = join(folder.path, 'again', 'vault')
    return serveExhibits(join(folder.path, 'again'))
  }

  test('a file that was not listed yet is kept beside the exhibits, and its number is used again', async () => {
    await writeFile(at('exhibit-3.txt'), 'half')
    const served = await start()
    expect((await served.add(of, 'c.txt', Buffer.from('新的'))).state).toBe('done')
    expect((await served.list(of)).map(({ number }) => number)).toEqual([1, 2, 3])
    await served.close()
    expect(await codes()).toEqual([])
    expect(vaultPaths(copy).remains).toContain('remains')
  })

  test('a list whose note was not written yet is signed, and the audit log names it', async () => {
    const served = await start()
    const note = await readFile(at('checkpoint'))
    await served.add(of, 'c.txt', Buffer.from('新的'))
    await served.close()
    await writeFile(at('checkpoint'), note)
    expect(await codes()).toEqual(['checkpoint-last-missing checkpoint'])
    await (await serveExhibits(join(folder.path, 'again'))).close()
    expect(await codes()).toEqual([])
    expect(await ofAudit()).toEqual([])
  })

  test('a list that was altered is not signed, and nothing is added to it', async () => {
    await appendFile(
      at('exhibits.jsonl'),
      (await readFile(at('exhibits.jsonl'), 'utf8')).split('\n').slice(1).join('\n'),
    )
    const served = await start()
    expect((await served.add(of, 'c.txt', Buffer.from('新的'))).failure?.code).toBe('exhibits-damaged')
    await served.close()
    expect(await codes()).toContain('checkpoint-last-missing checkpoint')
  })
})
