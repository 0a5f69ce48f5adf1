// A camera that is set to another resolution while it is recorded: seen in its own bytes, copied by a real ffmpeg.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formOf, StreamForm } from '../../../native/capture/stream-form.ts'
import { FragmentReader } from '../../../native/media/fragment-reader.ts'
import { readFile } from 'node:fs/promises'
import { film } from '../../rig/decoded.ts'
import { pictureFile, type Size } from '../../rig/clip.ts'
import { temporaryFolder } from '../../rig/temporary-folder.ts'

/** Whether each fragment at which playing can begin is told as another form, in a copy of these streams in a row. */
async function told(...sizes: Size[]): Promise<boolean[]> {
  await using folder = await temporaryFolder()
  const stream = join(folder.path, 'camera.h264')
  await writeFile(
    stream,
    Buffer.concat(
      await Promise.all(sizes.map(async (size) => readFile(await pictureFile('street-cars', size, 'h264')))),
    ),
  )
  const form = new StreamForm()
  const pieces = new FragmentReader().push(await film(['-r', '25', '-f', 'h264', '-i', stream], '-c copy'))
  return pieces.flatMap((piece) => {
    if (piece.kind === 'fragment') return piece.sync ? [form.isOther(piece)] : []
    form.begin(piece)
    expect(formOf(piece)).toMatch(/^avc1\.[0-9A-F]{6} \d+×\d+$/)
    return []
  })
}

test('the same camera all the while is the same', async () => {
  const all = await told('640x360', '640x360')
  expect(all.length).toBeGreaterThan(5)
  expect(all).not.toContain(true)
})

test('another resolution is told at its first key frame', async () => {
  const all = await told('640x360', '1280x720')
  const change = all.indexOf(true)
  expect(change).toBe(all.length / 2)
})
