// whisper.cpp's command line program (`whisper-cli`, earlier `main`): writes JSON beside the WAV.
import { readFile, rm, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import * as z from 'zod'
import { Failure } from '../contract/failures.ts'
import { heardIn } from './answer.ts'
import type { Heard, SpeechToText } from './port.ts'
import { limitFor, runProgram } from './run-program.ts'

/** Most bytes of an answer: half an hour of speech has some hundred thousand. */
const mostBytes = 64_000_000

/** What `-oj` writes, as far as it is read: `offsets` are milliseconds from the beginning of the file. */
const answerSchema = z.object({
  transcription: z.array(z.object({ offsets: z.object({ from: z.number(), to: z.number() }), text: z.string() })),
})

/** @throws Failure `speech-answer-unreadable` for what whisper-cli does not write. */
export const readAnswer = (bytes: Buffer, program: string): Heard[] =>
  heardIn(bytes, program, answerSchema, ({ transcription }) =>
    transcription.map(({ offsets: { from, to }, text }) => ({ from: from / 1000, to: to / 1000, text })),
  )

/** `progress =  40%`, as `-pp` prints it. */
export const progressIn = (said: string): number | undefined => {
  const percent = [...said.matchAll(/progress\s*=\s*(\d{1,3})%/g)].at(-1)?.[1]
  return percent === undefined ? undefined : Number(percent) / 100
}

export function whisper(program: string, model: string, environment: NodeJS.ProcessEnv): SpeechToText {
  return {
    async transcribe({ wav, seconds }, language, signal, onProgress) {
      const args = ['-m', model, '-f', wav, '-l', language, '-oj', '-of', wav, '-pp']
      const answer = `${wav}.json`
      try {
        const said = await runProgram({
          ...{ command: program, args, environment, signal, limit: limitFor(seconds) },
          onErrors: (text) => {
            const share = progressIn(text)
            if (share !== undefined) onProgress(share * seconds)
          },
        })
        // Of an argument that it does not know, or a sound that it can't read, whisper-cli ends with 0 and writes nothing.
        const found = await stat(answer).catch(() => null)
        if (found === null) throw new Failure('speech-failed', { program: basename(program), exit: 0, said })
        if (found.size > mostBytes)
          throw new Failure('speech-answer-unreadable', { program: basename(program), problem: 'too-long' })
        return readAnswer(await readFile(answer), basename(program))
      } finally {
        await rm(answer, { force: true })
      }
    },
  }
}
