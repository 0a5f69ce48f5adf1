// Verifies a recording on both disks, each copy by itself (docs/format.md §1.1).
import type { VerificationReport } from '../../contract/verification.ts'
import type { VerifyOptions } from './options.ts'
import { mediaBytes, verifyRecording } from './verify-recording.ts'

/**
 * Verifies the recording in `folder`, and its second copy in `there` when there is one.
 * @throws Failure `cancelled`, `input-invalid` (the key).
 */
export async function verifyCopies(
  folder: string,
  there: string | null,
  options: VerifyOptions,
): Promise<VerificationReport> {
  const about = { path: folder, kind: 'recording' as const }
  if (there === null) return { ...about, findings: [], recordings: [await verifyRecording(folder, options)] }
  const [first, second] = [await mediaBytes(folder), await mediaBytes(there)]
  const from = (before: number): VerifyOptions => ({
    ...options,
    onProgress: (done) => options.onProgress?.(before + done, Math.max(first + second, before + done)),
  })
  const vault = await verifyRecording(folder, from(0))
  const mirror = await verifyRecording(there, from(first))
  return {
    ...about,
    findings: [],
    recordings: [
      { ...vault, disk: 'vault' },
      { ...mirror, disk: 'mirror' },
    ],
  }
}
