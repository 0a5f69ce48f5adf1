// The part of docs/benchmarks.md about recording, verification and export.
import { readFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { findFfmpeg } from '../../native/capture/ffmpeg.ts'
import { vaultPaths } from '../../native/vault/layout.ts'
import { measureExport } from '../native/archive/export-rate.ts'
import { startRtspServer } from '../rig/rtsp-server.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'
import { copyWithFfmpeg, mounts, recordWithStation } from './recording.ts'
import { measurePictureDelay } from './picture-delay.ts'
import { measureVerification, median } from './verification.ts'

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const mega = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
const s = (seconds: number) => `${seconds.toFixed(2)} s`

/** Measures for some fifteen minutes. @param minutes of the long recording. */
export async function recordingPart(minutes: number): Promise<string> {
  const camera = { picture: 'h264', clip: 'street-cars', size: '1920x1080', sound: 'aac' } as const
  await using folder = await temporaryFolder()
  await using cameras = await startRtspServer({ mounts: Object.fromEntries(mounts.map((mount) => [mount, camera])) })

  console.log('picture delay')
  const delay = await (async () => {
    await using flashing = await startRtspServer({ mounts: { flash: { picture: 'flash' } } })
    return await measurePictureDelay(flashing, folder.path)
  })()
  console.log('bare ffmpeg -c copy of four cameras, 60 s')
  const bare = await copyWithFfmpeg(cameras, folder.path, 60)
  console.log('the station, four cameras, 10 s')
  const short = await recordWithStation(cameras, folder.path, 10)
  console.log(`the station, four cameras, ${minutes} min`)
  const long = await recordWithStation(cameras, folder.path, minutes * 60)
  console.log('verification and export of that recording')
  const verification = await measureVerification(long.folder)
  const vault = dirname(dirname(long.folder))
  const exported = await measureExport({
    case: { id: 'bench', number: 'bench', cause: '', kind: 'other', party: '', notes: '' },
    recordings: [{ id: long.folder.slice(-22), folder: long.folder }],
    stationKeyPem: await readFile(vaultPaths(vault).publicKey, 'utf8'),
    to: join(folder.path, 'bundles'),
    vault,
    software: 'bench',
  })

  const perMinute = 30
  const beginning = median(long.memory.slice(perMinute, 2 * perMinute))
  const end = median(long.memory.slice(-perMinute))
  const own = long.own / long.seconds
  const all = own + long.others / long.seconds
  const [shortSeal, longSeal] = [short, long].map(({ stopping, sealing }) => stopping + sealing) as [number, number]
  const rows = [
    [
      'four RTSP 1080p25 cameras with sound: station, ffmpeg and monitors together',
      percent(all),
      '25 % of a core',
      `bare \`ffmpeg -c copy\` of the same cameras: ${percent(bare)}`,
    ],
    ['the station’s own share, per camera', percent(own / mounts.length), '2 % of a core', `over ${minutes} min`],
    [
      'memory of the station',
      `${mega(end)}, ${percent(end / beginning - 1)}`,
      'under 250 MB, growth under 5 %',
      `median of the last minute against the second, over ${minutes} min`,
    ],
    [
      'from the request to end to the seal on disk, 10 s recording',
      s(shortSeal),
      'under 1 s',
      `of these ${s(short.stopping)} for ffmpeg to end`,
    ],
    [
      `the same, ${minutes} min recording`,
      s(longSeal),
      'equal, under 1 s',
      `of these ${s(long.stopping)} for ffmpeg to end`,
    ],
    [
      `verification of ${mega(verification.bytes)} against \`sha256sum\``,
      `${(verification.sha256sum / verification.verify).toFixed(2)} times as fast`,
      '2.5 times',
      `${s(verification.verify)} against ${s(verification.sha256sum)}`,
    ],
    [
      `export of ${mega(exported.bytes)} against \`cp -r\` and \`sha256sum\``,
      `${exported.ratio.toFixed(2)} times as fast`,
      'at least as fast',
      `${s(exported.export)} against ${s(exported.copyAndHash)}`,
    ],
    [
      'picture delay from camera to window while recording',
      s(delay.recording),
      'under 1 s',
      `in standby ${s(delay.standby)}; median of 15 flashes`,
    ],
  ] as const
  const { version } = await findFfmpeg()
  return `# Benchmarks

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpus()[0]?.model ?? ''}, Node ${process.versions.node}, ffmpeg ${version}. All figures are of one run; the cameras are GStreamer RTSP servers on the same machine, whose own processor time is not counted.

| what | measured | aim | beside it |
|---|---|---|---|
${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}
`
}
