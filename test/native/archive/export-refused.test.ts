// An export that cannot be whole leaves nothing, changes nothing, and says why.
import { closeSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs'
import {
  appendFile,
  chmod,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exportBundle, type Export } from '../../../native/archive/export-bundle.ts'
import { requireSpace } from '../../../native/archive/target.ts'
import { publicKeyPem } from '../../../native/vault/keys.ts'
import { Failure } from '../../../native/contract/failures.ts'
import { run } from '../../rig/run.ts'
import { exportable, type Exportable } from './room.ts'

const isRoot = process.getuid?.() === 0
let room: Exportable
beforeEach(async () => {
  room = await exportable()
})
afterEach(() => room[Symbol.asyncDispose]())

/** The failure of an export, which must have left nothing in its target. */
async function refusal(change: Partial<Export> = {}, left: string[] = []): Promise<Failure> {
  const failure = await exportBundle({ ...room.wanted, ...change }).then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(Failure)
  expect(await readdir(room.wanted.to)).toEqual(left)
  return failure as Failure
}

const file = (name: string) => join(room.recordingFolder(room.ids[0]), name)

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await writeFile(path, bytes)
}

async function renameRoom(manifest: string): Promise<void> {
  const text = await readFile(manifest, 'utf8')
  await writeFile(manifest, text.replace('听证室一', '听证室二'))
}

describe('the recordings', () => {
  const cases: [string, string, () => Promise<unknown>, object][] = [
    ['a changed byte of media', 'cam-1.0001.mp4', () => flip(file('cam-1.0001.mp4'), 20_000), { problem: 'changed' }],
    ['a changed byte of the journal', 'journal.jsonl', () => flip(file('journal.jsonl'), 300), { problem: 'changed' }],
    ['a changed checkpoint', 'checkpoints', () => flip(file('checkpoints'), 30), { problem: 'changed' }],
    ['a changed manifest', 'manifest.json.sig', () => renameRoom(file('manifest.json')), { problem: 'signature' }],
    ['a changed signature', 'manifest.json.sig', () => flip(file('manifest.json.sig'), 3), { problem: 'signature' }],
    [
      'a manifest that is none',
      'manifest.json',
      () => writeFile(file('manifest.json'), '{}'),
      { problem: 'malformed' },
    ],
    ['media cut off', 'mic-1.0001.mp4', () => truncate(file('mic-1.0001.mp4'), 1000), { problem: 'length' }],
    ['bytes added', 'mic-1.0001.mp4', () => appendFile(file('mic-1.0001.mp4'), 'x'), { problem: 'length' }],
    ['a missing part', 'mic-1.0001.mp4', () => rm(file('mic-1.0001.mp4')), { problem: 'missing' }],
    ['a file too many', 'notes.txt', () => writeFile(file('notes.txt'), ''), { problem: 'unexpected' }],
    ['a link', 'cam-9.0001.mp4', () => symlink('/etc/hostname', file('cam-9.0001.mp4')), { problem: 'not-plain' }],
  ]
  test.each(cases)('with %s are not exported as if they were whole: %s is named', async (_, name, damage, details) => {
    await damage()
    const { code, details: said } = await refusal()
    expect(code).toBe('recording-damaged')
    expect(said).toMatchObject({ recording: room.ids[0], file: name, ...details })
  })

  test('of another station are refused', async () => {
    const stationKeyPem = publicKeyPem(generateKeyPairSync('ed25519'))
    expect((await refusal({ stationKeyPem })).details).toMatchObject({ file: 'manifest.json.sig' })
  })

  test.each(['manifest.json', 'manifest.json.sig'])('without %s are not sealed', async (name) => {
    await rm(file(name))
    expect((await refusal()).code).toBe('recording-not-sealed')
  })

  test('must be there, and at least one', async () => {
    expect((await refusal({ recordings: [] })).code).toBe('case-without-recordings')
    await rename(room.recordingFolder(room.ids[1]), join(room.folder, 'elsewhere'))
    expect((await refusal()).code).toBe('recording-unknown')
  })
})

describe('the target', () => {
  test('is never overwritten', async () => {
    const { folder } = await exportBundle(room.wanted)
    const before = await readFile(join(folder, 'manifest-sha512.txt'), 'utf8')
    const name = (await readdir(room.wanted.to))[0] ?? ''
    expect((await refusal({}, [name])).code).toBe('target-exists')
    expect(await readFile(join(folder, 'manifest-sha512.txt'), 'utf8')).toBe(before)
  })

  test.each(['', '2026', '2026/new'])('is not inside the vault (%s), not even by a link', async (inside) => {
    await symlink(room.vault, join(room.folder, 'link'))
    const years = await readdir(join(room.vault, '2026'))
    expect((await refusal({ to: join(room.vault, inside) })).code).toBe('target-inside-vault')
    expect((await refusal({ to: join(room.folder, 'link', inside) })).code).toBe('target-inside-vault')
    expect(await readdir(join(room.vault, '2026'))).toEqual(years)
  })

  test('is a folder that can be written', async () => {
    await writeFile(join(room.folder, 'file'), '')
    for (const to of ['file', 'file/below', 'not/mounted']) {
      expect((await refusal({ to: join(room.folder, to) })).code).toBe('target-not-writable')
    }
  })

  test('that is read-only is refused', async () => {
    const { to } = room.wanted
    // Rights do not bind root: for it, the whole disk is read-only.
    if (isRoot) await run('mount', ['-t', 'tmpfs', '-o', 'ro', 'none', to])
    else await chmod(to, 0o500)
    try {
      expect((await refusal()).code).toBe('target-not-writable')
    } finally {
      if (isRoot) await run('umount', [to])
      else await chmod(to, 0o700)
    }
  })

  test('beside a vault whose name it begins with is taken, and made when its last name is new', async () => {
    const { folder } = await exportBundle({ ...room.wanted, to: `${room.vault}-bundles` })
    expect(folder.startsWith(`${room.vault}-bundles/`)).toBe(true)
  })

  test('needs room for all before anything is written', async () => {
    const failure = await requireSpace(room.wanted.to, Number.MAX_SAFE_INTEGER / 2).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'disk-full' })
  })
})

describe('a cancelled export', () => {
  test('that has not begun leaves nothing', async () => {
    expect((await refusal({ signal: AbortSignal.abort() })).code).toBe('cancelled')
  })

  test('leaves nothing, whenever it is cancelled, not even the folder that it made', async () => {
    const reports: number[] = []
    const whole = await exportBundle({ ...room.wanted, onProgress: (done) => reports.push(done) })
    await rm(whole.folder, { recursive: true })
    for (const at of new Set(reports)) {
      const cancel = new AbortController()
      const onProgress = (done: number) => {
        if (done === at) cancel.abort()
      }
      const to = join(room.wanted.to, 'new')
      expect((await refusal({ to, signal: cancel.signal, onProgress })).code).toBe('cancelled')
    }
  })

  test('removes nothing that others put there', async () => {
    const cancel = new AbortController()
    let foreign = ''
    const begun = exportBundle({
      ...room.wanted,
      signal: cancel.signal,
      onProgress: (done, total) => {
        if (done === 0 || done === total || foreign !== '') return
        foreign = 'kept.txt'
        const [staging = ''] = readdirSync(room.wanted.to)
        writeFileSync(join(room.wanted.to, staging, foreign), 'theirs')
        cancel.abort()
      },
    })
    await expect(begun).rejects.toMatchObject({ code: 'cancelled' })
    const [staging = ''] = await readdir(room.wanted.to)
    expect(staging).toMatch(/\.partial$/)
    expect(await readdir(join(room.wanted.to, staging))).toEqual([foreign])
  })
})

/** Mounting needs root, which the machines that run these tests usually are. */
test.skipIf(!isRoot)('a disk that becomes full while copying leaves nothing on it', async () => {
  const { to } = room.wanted
  await run('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'none', to])
  try {
    let filled = false
    const onProgress = (done: number) => {
      if (filled || done === 0) return
      filled = true
      fill(join(to, 'somebody-else'))
    }
    const failure = await refusal({ onProgress }, ['somebody-else'])
    expect(failure.code).toBe('disk-full')
  } finally {
    await run('umount', [to])
  }
})

function fill(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (;;) writeSync(file, Buffer.alloc(1 << 16))
  } catch {
    // full
  } finally {
    closeSync(file)
  }
}

test('the vault is as it was after an export', async () => {
  const before = join(room.folder, 'before')
  await cp(room.vault, before, { recursive: true })
  await exportBundle(room.wanted)
  await mkdir(join(room.folder, 'second'))
  await exportBundle({ ...room.wanted, to: join(room.folder, 'second') })
  await run('diff', ['-r', before, room.vault])
})
