// The command line as typed, checked: which command, with which options. design §8 is its contract.
import { parseArgs } from 'node:util'
import { Failure } from '../contract/failures.ts'

/** Options of each command; `!` marks those that must be given. `verify` and `open` take a path besides. */
const commands = {
  record: { vault: '!', room: '!', case: '!', seconds: '', kind: '', operator: '', place: '' },
  verify: { key: '', sm3: 'flag', audit: 'flag', checkpoint: '' },
  recover: { vault: '!' },
  export: { vault: '!', case: '!', to: '!', for: '' },
  open: { identity: '!', to: '!' },
  identity: { to: '!' },
  audit: { vault: '!', to: '!' },
  reindex: { vault: '!' },
  password: { vault: '!', account: '!' },
  diagnostics: { vault: '!', to: '!' },
  serve: { vault: '!', port: '' },
} as const

export type CommandName = keyof typeof commands

export interface Typed {
  readonly command: CommandName
  /** Whether results are printed as JSON. */
  readonly json: boolean
  /** Values of the options that were given. */
  readonly options: Readonly<Record<string, string>>
  /** What `verify` is to look at and `open` to open; empty for other commands. */
  readonly path: string
}

/** One line per command, as `--help` prints them. */
export const usage = `zhenglu record  --vault DIR --room FILE|demo --case NUMBER [--seconds N] [--kind KIND] [--operator NAME] [--place TEXT]
zhenglu verify  PATH [--key FILE] [--sm3]
zhenglu verify  --audit PATH [--key FILE] [--checkpoint FILE]
zhenglu recover --vault DIR
zhenglu export  --vault DIR --case NUMBER --to DIR [--for KEY[,KEY]]
zhenglu open    BUNDLE.tar.age --identity FILE --to DIR
zhenglu identity --to FILE   (makes a secret key; prints the public key to encrypt for)
zhenglu audit   --vault DIR --to DIR
zhenglu reindex --vault DIR
zhenglu password --vault DIR --account NAME   (the new password comes on standard input)
zhenglu diagnostics --vault DIR --to FILE   (one text without secrets or evidence, to be read before it is sent)
zhenglu serve   --vault DIR [--port N]
Each takes --json. Exit codes: 0 well, 1 findings, 2 unusable input or environment.
`

const isCommand = (name: string | undefined): name is CommandName => name !== undefined && Object.hasOwn(commands, name)
const refuse = (member: string, problem: string) => new Failure('input-invalid', { member, problem })

/** @throws Failure `input-invalid` naming the argument, with `problem` `unknown`, `missing` or `unexpected`. */
export function readArguments(args: readonly string[]): Typed {
  const [name, ...rest] = args
  if (!isCommand(name)) throw refuse(name ?? 'command', name === undefined ? 'missing' : 'unknown')
  const known: Readonly<Record<string, string>> = commands[name]
  const { values, positionals } = parsed(rest, known)
  const options: Record<string, string> = {}
  for (const [option, value] of Object.entries(values)) {
    if (option !== 'json') options[option] = String(value)
  }
  for (const [option, need] of Object.entries(known)) {
    if (need === '!' && (options[option] ?? '') === '') throw refuse(`--${option}`, 'missing')
  }
  const [path = '', ...more] = positionals
  const takesPath = name === 'verify' || name === 'open'
  const surplus = takesPath ? more[0] : positionals[0]
  if (surplus !== undefined) throw refuse(surplus, 'unexpected')
  if (takesPath && path === '') throw refuse('PATH', 'missing')
  if (options['checkpoint'] !== undefined && options['audit'] === undefined) throw refuse('--audit', 'missing')
  return { command: name, json: values['json'] === true, options, path }
}

function parsed(rest: readonly string[], known: Readonly<Record<string, string>>) {
  const options: Record<string, { type: 'string' | 'boolean' }> = { json: { type: 'boolean' } }
  for (const [name, need] of Object.entries(known)) options[name] = { type: need === 'flag' ? 'boolean' : 'string' }
  try {
    return parseArgs({ args: [...rest], options, allowPositionals: true, strict: true })
  } catch (error) {
    const named = /'(?<option>-[^' ]*)/.exec(String(error))?.groups?.['option']
    throw refuse(named ?? rest.join(' '), named === undefined ? 'unknown' : 'unexpected')
  }
}

/** A whole number from an option. @throws Failure `input-invalid`. */
export function numberOption({ options }: Typed, name: string, least: number, most: number): number | undefined {
  const text = options[name]
  if (text === undefined) return undefined
  const value = Number(text)
  if (!/^\d+(\.\d+)?$/.test(text) || value < least || value > most) {
    throw new Failure('input-invalid', { member: `--${name}`, problem: 'range', least, most })
  }
  return value
}
