// Mains or battery, where the system tells.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkOf, type PreflightCheck } from '../contract/preflight.ts'

/** Where Linux tells of what supplies the computer. */
const supplies = '/sys/class/power_supply'

/** `folder` holds one folder per supply, with its facts as files, as `sysfs-class-power` of the Linux kernel has it. */
export async function powerCheck(folder = supplies): Promise<PreflightCheck> {
  const names = await readdir(folder).catch(() => [])
  const fact = async (name: string, of: string) => {
    const text = await readFile(join(folder, name, of), 'utf8').catch(() => '')
    return text.trim()
  }
  const found = await Promise.all(
    names.map(async (name) => ({
      type: await fact(name, 'type'),
      isOnline: (await fact(name, 'online')) === '1',
      status: await fact(name, 'status'),
      percent: Number(await fact(name, 'capacity')),
    })),
  )
  const battery = found.find(({ type, status }) => type === 'Battery' && status === 'Discharging')
  if (battery !== undefined) return checkOf('power', 'power-battery', { percent: battery.percent })
  const isTold = found.some(({ type, isOnline, status }) => isOnline || (type === 'Battery' && status !== ''))
  return checkOf('power', isTold ? 'power-mains' : 'power-unknown')
}
