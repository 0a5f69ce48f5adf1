// PocketSphinx's command line program (`pocketsphinx_continuous`): prints what it hears with the time of each word.
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Failure } from '../contract/failures.ts'
import { asLine, type Heard, type SpeechToText } from './port.ts'
import { limitFor, runProgram } from './run-program.ts'

/** `country 5.860 6.420 0.449557`: a word, its first and last second, how sure it is. */
const timed = /^(?<word>\S+) (?<from>\d+\.\d{3}) (?<to>\d+\.\d{3}) \d+\.\d+$/
/** Silence and noise; and which of its pronunciations a word was heard in. */
const isNoWord = (word: string): boolean => /^(?:<.*>|\[.*\]|\+\+.*\+\+)$/.test(word)
const pronunciation = /\(\d+\)$/

/** Gathers what the program prints: a sentence begins with `<s>`. Lines without times repeat it and are not read. */
export class PrintedWords {
  readonly #said: { from: number; to: number; words: string[] }[] = []
  #rest = ''
  /** Second up to which it has listened. */
  heardTo = 0

  push(text: string): void {
    const lines = (this.#rest + text).split(/\r?\n/)
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.#line(line)
  }

  /** What was said, in its order. @throws Failure `speech-answer-unreadable` for what no such program prints. */
  end(program: string): Heard[] {
    this.push('\n')
    return this.#said.flatMap(({ from, to, words }) => {
      const text = asLine(words.join(' '))
      if (text === undefined || to < from) throw new Failure('speech-answer-unreadable', { program, problem: 'line' })
      return text === '' ? [] : [{ from, to, text }]
    })
  }

  #line(line: string): void {
    const { word, from, to } = timed.exec(line)?.groups ?? {}
    if (word === undefined) return
    const [begun, ended] = [Number(from), Number(to)]
    this.heardTo = Math.max(this.heardTo, ended)
    if (word === '<s>') this.#said.push({ from: begun, to: begun, words: [] })
    const sentence = this.#said.at(-1)
    if (sentence === undefined || isNoWord(word)) return
    if (sentence.words.length === 0) sentence.from = begun
    sentence.to = ended
    sentence.words.push(word.replace(pronunciation, ''))
  }
}

/** Arguments that name the three parts of a model in a folder, laid out as Debian's packages do; none without a folder. */
export async function modelArguments(folder: string): Promise<string[]> {
  if (folder === '') return []
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  const dictionary = names.find((name) => /\.(?:dict|dic)$/.test(name))
  // `-phone` is of sounds, not of words.
  const words = names.find((name) => /\.lm(?:\.bin|\.gz|\.dmp)?$/i.test(name) && !name.includes('-phone'))
  let acoustic: string | undefined
  for (const entry of entries.filter((each) => each.isDirectory() || each.isSymbolicLink())) {
    const inside = await readdir(join(folder, entry.name)).catch((): string[] => [])
    if (inside.includes('mdef')) acoustic ??= entry.name
  }
  if (dictionary === undefined || words === undefined || acoustic === undefined)
    throw new Failure('speech-model-missing', { model: folder, needed: '*/mdef *.lm.bin *.dict' })
  return ['-hmm', join(folder, acoustic), '-lm', join(folder, words), '-dict', join(folder, dictionary)]
}

/** It speaks the one language of its model, whatever it is asked for. */
export function pocketsphinx(program: string, model: string, environment: NodeJS.ProcessEnv): SpeechToText {
  return {
    async transcribe({ wav, seconds }, _language, signal, onProgress) {
      const printed = new PrintedWords()
      await runProgram({
        command: program,
        args: ['-infile', wav, '-time', 'yes', ...(await modelArguments(model))],
        ...{ environment, signal, limit: limitFor(seconds) },
        onOutput: (text) => {
          printed.push(text)
          onProgress(Math.min(printed.heardTo, seconds))
        },
      })
      return printed.end(basename(program))
    },
  }
}
