// What every part of the capture needs to know of where it runs.
import type { Ffmpeg } from './ffmpeg.ts'

export interface Place {
  readonly ffmpeg: Ffmpeg
  /** Folder `resources/` of the program: demo clips, label, font. */
  readonly resources: string
  /** Folder outside every recording for what must not stay: address files, error output, trials. */
  readonly scratch: string
  /** Environment of the recording processes: names the sound server and the display. */
  readonly environment: NodeJS.ProcessEnv
  /** Is told what a process of a source printed before it ended; addresses are without their logins. */
  readonly said?: (source: string, words: string) => void
}
