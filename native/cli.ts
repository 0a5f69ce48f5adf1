// The command line (design §8): exit codes 0 well, 1 findings, 2 unusable input or environment.
import './process-limits.ts'
import { keepCompiledCode } from './code-cache.ts'
import { readArguments, usage, type Typed } from './command/arguments.ts'
import type { Outcome } from './command/outcome.ts'
import { failureSentence, languageOf } from './command/sentences.ts'
import { failureOf } from './session/failure-of.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)

/** A command takes in what it needs itself: whoever mistypes one does not wait for a station. */
async function run(typed: Typed, signal: AbortSignal): Promise<Outcome> {
  switch (typed.command) {
    case 'verify':
      return (await import('./command/verify.ts')).verifyCommand(typed, signal)
    case 'open':
      return (await import('./command/encrypted.ts')).openCommand(typed)
    case 'identity':
      return (await import('./command/encrypted.ts')).identityCommand(typed)
    case 'serve':
      return (await import('./command/serve.ts')).serveCommand(typed, signal, print)
    default:
      return runStation(typed, typed.command, signal)
  }
}

type StationCommand = Exclude<Typed['command'], 'verify' | 'open' | 'identity' | 'serve'>

async function runStation(typed: Typed, command: StationCommand, signal: AbortSignal): Promise<Outcome> {
  const of = await import('./command/station-commands.ts')
  switch (command) {
    case 'record':
      return of.recordCommand(typed, signal)
    case 'recover':
      return of.recoverCommand(typed)
    case 'export':
      return of.exportCommand(typed, signal)
    case 'audit':
      return of.auditCommand(typed, signal)
    case 'reindex':
      return of.reindexCommand(typed)
    case 'diagnostics':
      return of.diagnosticsCommand(typed)
    case 'password':
      return of.passwordCommand(typed, process.stdin)
  }
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usage)
    return 0
  }
  const language = languageOf(process.env)
  const json = args.includes('--json')
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stop.abort()
    })
  }
  try {
    const outcome = await run(readArguments(args), stop.signal)
    if (json) print(JSON.stringify(outcome.json))
    else for (const line of outcome.text(language)) print(line)
    return outcome.code
  } catch (error) {
    const failure = failureOf(error)
    const { code, details } = failure
    if (code === 'internal') process.stderr.write(`${String((error as Error | undefined)?.stack ?? error)}\n`)
    if (json) print(JSON.stringify({ failure: { code, details } }))
    process.stderr.write(`${failureSentence(failure, language)}\n`)
    return 2
  }
}

keepCompiledCode()
process.exitCode = await main(process.argv.slice(2))
