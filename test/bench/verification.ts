// Verification beside `sha256sum` on the same files.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { mediaBytes, verifyRecording } from '../../native/vault/verify/verify-recording.ts'
import { run } from '../rig/run.ts'

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

/** Medians of `rounds` in turn, in seconds; files are read once before, so that both find them cached. */
export async function measureVerification(folder: string, rounds = 5) {
  const files = (await readdir(folder)).map((name) => join(folder, name))
  await run('sha256sum', files)
  const [verify, sum]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    sum.push(await seconds(() => run('sha256sum', files)))
    verify.push(
      await seconds(async () => {
        const { findings } = await verifyRecording(folder)
        if (findings.length > 0) throw new Error(`findings: ${JSON.stringify(findings)}`)
      }),
    )
  }
  return { bytes: await mediaBytes(folder), verify: median(verify), sha256sum: median(sum) }
}
