// The station, or everything, is killed while a bundle is written: the next one is whole, and nothing else stays in the target.
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { json, zhenglu } from '../../native/command/zhenglu.ts'
import type { Kind } from '../kind.ts'
import { recording } from '../stages.ts'
import { wait, within, type Trial } from '../trial.ts'

const bundlesIn = async (target: string) => (await readdir(target)).filter((name) => !name.endsWith('.partial'))

async function gone(target: string): Promise<void> {
  while ((await readdir(target)).some((name) => name.endsWith('.partial'))) await wait(50)
}

/** Exports, and waits until it is done. */
async function exported(trial: Trial, target: string): Promise<void> {
  const { job } = await trial.export(target)
  const isOver = ({ jobs }: { readonly jobs: readonly { id: string; state: string }[] }) =>
    jobs.some(({ id, state }) => id === job && state !== 'running')
  const over = async () => {
    while (!isOver(await trial.station.state())) await wait(50)
  }
  await within(40, 'the bundle is written', over())
}

const killed = (fault: string, kill: (trial: Trial) => Promise<number>): Kind => ({
  fault,
  stage: 'export',
  count: 12,
  kills: true,
  run: async (trial) => {
    await recording(trial, 1500)
    await trial.end()
    const target = join(trial.options.folder, 'bundles')
    await mkdir(target)
    const job = trial.export(target)
    job.catch(() => undefined)
    await wait(trial.chance.between(0, 1500))
    const fault = await kill(trial)
    await trial.serve()
    await within(5, 'the half bundle is removed', gone(target)).catch(() => undefined) // judged below
    if ((await bundlesIn(target)).length === 0) await exported(trial, target)
    const problems = await faultsOf(target)
    if (problems.length > 0) throw new Error(problems.join(', '))
    return { fault, hit: [], most: 0 }
  },
})

export const exports: readonly Kind[] = [
  killed('kill station', (trial) => trial.killStation()),
  killed('kill everything', (trial) => trial.killAll()),
]

async function faultsOf(target: string): Promise<string[]> {
  const names = await readdir(target)
  const [bundle = ''] = await bundlesIn(target)
  const done = await zhenglu('verify', join(target, bundle), '--json')
  const codes = (json(done)['findings'] as { code: string }[]).map(({ code }) => code)
  const more = names.filter((name) => name !== bundle).map((name) => `left in the target: ${name}`)
  return [
    ...more,
    ...(done.code === 0 ? [] : [`verify of the bundle ends with ${done.code ?? ''}: ${codes.join(' ')}`]),
  ]
}
