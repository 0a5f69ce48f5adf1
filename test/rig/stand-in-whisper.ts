// Stands in for whisper-cli: takes its arguments, writes the JSON that the real one writes (`output_json` of whisper.cpp's
// examples/cli), prints its progress. What it does is what stands in the file that it is given as model.
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const program = `
const { readFileSync, statSync, writeFileSync } = require('node:fs')
const value = (name) => process.argv[process.argv.indexOf(name) + 1]
const [verb, argument] = readFileSync(value('-m'), 'utf8').trim().split(/ (.*)/s)
const wav = value('-f')
const seconds = (statSync(wav).size - 44) / 32000
process.stderr.write('whisper_init_from_file_with_params_no_state: loading model\\n')
if (verb === 'exit') {
  process.stderr.write('error: failed to initialize whisper context\\n')
  process.exit(Number(argument))
}
if (verb === 'nothing') {
  process.stderr.write("error: unknown language '" + value('-l') + "'\\n")
  process.exit(0)
}
if (verb === 'environment') process.stderr.write(Object.keys(process.env).join(' ') + '\\n') && process.exit(1)
if (verb === 'broken') writeFileSync(value('-of') + '.json', '{\\n\\t"systeminfo": "AVX = 1",\\n\\t"transcription": [')
if (verb === 'other') writeFileSync(value('-of') + '.json', '{"segments": []}')
if (verb === 'hang') {
  writeFileSync(argument, String(process.pid))
  setInterval(() => undefined, 1000)
}
const stamp = (ms) => new Date(ms).toISOString().slice(11, 23).replace('.', ',')
if (verb === 'say') {
  const sentences = argument.split('|')
  const each = (seconds * 1000) / sentences.length
  const transcription = sentences.map((text, i) => {
    const [from, to] = [Math.round(each * i), Math.round(each * (i + 1))]
    process.stderr.write('whisper_print_progress_callback: progress = ' + String(Math.round((100 * (i + 1)) / sentences.length)).padStart(3) + '%\\n')
    return { timestamps: { from: stamp(from), to: stamp(to) }, offsets: { from, to }, text: ' ' + text }
  })
  const answer = {
    systeminfo: 'AVX = 1 | AVX2 = 1',
    model: { type: 'base', multilingual: true, vocab: 51865, audio: { ctx: 1500, state: 512, head: 8, layer: 6 } },
    params: { model: value('-m'), language: value('-l'), translate: false },
    result: { language: value('-l') },
    transcription,
  }
  writeFileSync(value('-of') + '.json', JSON.stringify(answer, null, '\\t'))
}
`

export interface StandIn {
  readonly program: string
  /** A "model" that makes the program do so. */
  model(
    verb: 'say' | 'exit' | 'nothing' | 'broken' | 'other' | 'hang' | 'environment',
    argument?: string,
  ): Promise<string>
}

/** Writes the program into a folder. */
export async function standInWhisper(folder: string): Promise<StandIn> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'whisper-cli')
  await writeFile(file, `#!${process.execPath}\n${program}`)
  await chmod(file, 0o755)
  return {
    program: file,
    async model(verb, argument = '') {
      const model = join(folder, `ggml-${verb}.bin`)
      await writeFile(model, `${verb} ${argument}`)
      return model
    },
  }
}
