// The command line (design §8): exit codes 0 well, 1 findings, 2 unusable input or environment.
import './process-limits.ts'
import { readArguments, usage, type Typed } from './command/arguments.ts'
import type { Outcome } from './command/outcome.ts'
import { failureSentence, languageOf } from './command/sentences.ts'
import {
  auditCommand,
  diagnosticsCommand,
  exportCommand,
  passwordCommand,
  recordCommand,
  recoverCommand,
  reindexCommand,
  serveCommand,
} from './command/station-commands.ts'
import { identityCommand, openCommand } from './command/encrypted.ts'
import { verifyCommand } from './command/verify.ts'
import { failureOf } from './session/failure-of.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)

function run(typed: Typed, signal: AbortSignal): Promise<Outcome> {
  switch (typed.command) {
    case 'record':
      return recordCommand(typed, signal)
    case 'open':
      return openCommand(typed)
    case 'identity':
      return identityCommand(typed)
    case 'verify':
      return verifyCommand(typed, signal)
    case 'recover':
      return recoverCommand(typed)
    case 'export':
      return exportCommand(typed, signal)
    case 'audit':
      return auditCommand(typed, signal)
    case 'reindex':
      return reindexCommand(typed)
    case 'diagnostics':
      return diagnosticsCommand(typed)
    case 'password':
      return passwordCommand(typed, process.stdin)
    case 'serve':
      return serveCommand(typed, signal, print)
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

process.exitCode = await main(process.argv.slice(2))
