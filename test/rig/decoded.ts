// What the monitor gives of a clip that a camera would send: through its own ffmpeg, from fragments as on the disk.
import { Monitor } from '../../native/capture/monitor.ts'
import { findFfmpeg } from '../../native/capture/ffmpeg.ts'
import { FragmentReader } from '../../native/media/fragment-reader.ts'
import { ffmpeg, runForBytes } from './run.ts'

/** As most cameras encode: a key frame every two seconds, whatever is seen. */
const camera = '-an -pix_fmt yuv420p -r 25 -c:v libx264 -preset veryfast -bf 0 -g 50 -keyint_min 50 -sc_threshold 0'
const fragmented = '-f mp4 -movflags +frag_keyframe+empty_moov+default_base_moof -frag_duration 250000 pipe:1'

/** A fragmented MP4 of what ffmpeg makes of `input`. */
export const film = (input: readonly string[], encode = camera): Promise<Buffer> =>
  runForBytes(ffmpeg, ['-nostdin', '-v', 'error', ...input, ...encode.split(' '), ...fragmented.split(' ')])

/** Milliseconds in which all thumbnails come, on whatever machine. */
const patience = 60_000

/**
 * Thumbnails of the first key frames of `film`, as the monitor gives them; the film has to hold one more.
 * @throws Error with how many came.
 */
export async function thumbnailsOf(film: Buffer, count: number): Promise<Buffer[]> {
  const place = { ffmpeg: await findFfmpeg(), resources: 'resources', scratch: '', environment: process.env }
  const pictures: Buffer[] = []
  let monitor: Monitor | null = null
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`${pictures.length} thumbnails of ${count} came, of a film of ${film.length} bytes`))
    }, patience)
    monitor = new Monitor(place, {
      sound: () => undefined,
      picture: (pixels) => {
        pictures.push(Buffer.from(pixels))
        if (pictures.length !== count) return
        clearTimeout(timer)
        resolve()
      },
    })
    for (const piece of new FragmentReader().push(film)) {
      if (piece.kind === 'beginning') monitor.begin(piece)
      else monitor.add(piece)
    }
  }).finally(() => monitor?.stop())
  return pictures
}
