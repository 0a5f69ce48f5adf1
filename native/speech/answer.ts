// What a program or a service heard, from the JSON that it answers with.
import type * as z from 'zod'
import { Failure } from '../contract/failures.ts'
import { asLine, type Heard } from './port.ts'

/**
 * @param sentences of an answer, each with its times in seconds from the beginning of the sound.
 * @throws Failure `speech-answer-unreadable` for anything but sentences with their times.
 */
export function heardIn<T>(
  bytes: Buffer,
  program: string,
  schema: z.ZodType<T>,
  sentences: (answer: T) => readonly Heard[],
): Heard[] {
  const unreadable = (problem: string, cause?: unknown) =>
    new Failure('speech-answer-unreadable', { program, problem }, { cause })
  let json: unknown
  try {
    // A character that is cut in two by a token is written as two halves: they become replacement characters.
    json = JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    throw unreadable('not-json', error)
  }
  const { data, error } = schema.safeParse(json)
  if (error !== undefined) throw unreadable(error.issues[0]?.path.join('.') ?? 'form', error)
  return sentences(data).flatMap(({ from, to, text }) => {
    const line = asLine(text)
    if (line === undefined || from < 0 || to < from) throw unreadable('line')
    return line === '' ? [] : [{ from, to, text: line }]
  })
}
