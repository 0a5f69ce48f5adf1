// Electron's main process: the steps of the start, by name, so that whoever is called knows where it stopped.
import { bothNames, words } from './words.ts'

export const stepNames = ['switches', 'single-instance', 'log', 'system', 'links', 'station', 'window', 'tray'] as const
export type StepName = (typeof stepNames)[number]

/** Each step of the start; `stop`: the program ends here, and well. */
export type Steps = { readonly [N in StepName]: () => Promise<unknown> | 'stop' | undefined }

/** A step of the start that failed; its sentence names the step in both languages. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure'
  readonly step: StepName

  constructor(step: StepName, cause: unknown) {
    const said = cause instanceof Error ? cause.message : String(cause)
    const sentences = [words['zh-CN'], words.en].map((say) => say.stepFailed(say.steps[step]))
    super([...sentences, '', said].join('\n'), { cause })
    this.step = step
  }
}

/** Does one step after the other. @throws StartFailure. */
export async function startUp(steps: Steps): Promise<'started' | 'stopped'> {
  for (const name of stepNames) {
    try {
      if ((await steps[name]()) === 'stop') return 'stopped'
    } catch (error) {
      throw new StartFailure(name, error)
    }
  }
  return 'started'
}

/** Says why there is no start, in a box that needs no window. */
export const sayFailure = (showErrorBox: (title: string, text: string) => void, error: unknown): void => {
  showErrorBox(bothNames, error instanceof Error ? error.message : String(error))
}
