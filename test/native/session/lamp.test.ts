// The lamp over the door: a real HTTP service and a real program are told how a room stands, the latest of it.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import type { LampState } from '../../../native/contract/state.ts'
import { Lamp, type LampMessage } from '../../../native/session/lamp.ts'
import { temporaryFolder } from '../../rig/temporary-folder.ts'

const room = { id: randomUUID(), name: '听证室一' }
const message = (state: LampMessage['state'], ...codes: string[]): LampMessage => {
  const at = new Date().toISOString()
  return { room, state, alarms: codes.map((code) => ({ code, track: 'cam-1', raised: at })), at }
}

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A service that answers with what `answer` says, and keeps what it was told. */
async function service(answer: (count: number) => number) {
  const told: LampMessage[] = []
  let count = 0
  let wake: () => void = () => undefined
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const status = answer(count++)
      if (status === 200) told.push(JSON.parse(Buffer.concat(parts).toString()) as LampMessage)
      response.writeHead(status).end()
      wake()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise<void>((resolve) => (wake = resolve))
  }
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/lamp`, told, until }
}

function lamp(webHook: string, alarmCommand: string[] = []) {
  const states: LampState[] = []
  let wake: () => void = () => undefined
  const made = new Lamp(
    () => Promise.resolve({ webHook, alarmCommand }),
    (state) => {
      states.push(state)
      wake()
    },
  )
  closing.push(() => made.close())
  const until = async (holds: (state: LampState) => boolean) => {
    while (!holds(made.state)) await new Promise<void>((resolve) => (wake = resolve))
  }
  return { lamp: made, states, until }
}

describe('a web hook', () => {
  test('is told each state once, in order', async () => {
    const { address, told, until } = await service(() => 200)
    const { lamp: shown, states } = lamp(address)
    for (const next of [message('standby'), message('standby'), message('recording')]) {
      shown.see(next)
      await until(() => told.at(-1)?.state === next.state)
    }
    shown.see(message('failed', 'source-lost'))
    await until(() => told.length === 3)
    expect(told.map(({ state }) => state)).toEqual(['standby', 'recording', 'failed'])
    expect(told[2]).toMatchObject({ room, alarms: [{ code: 'source-lost', track: 'cam-1' }] })
    expect(states).toEqual([])
  })

  test('that fails is told in the state and tried again, with the latest only', async () => {
    const { address, told, until } = await service((count) => (count === 0 ? 500 : 200))
    const { lamp: shown, until: state } = lamp(address)
    shown.see(message('recording'))
    await state(({ webHook }) => webHook !== null)
    expect(shown.state.webHook).toEqual({ code: 'web-hook-failed', details: { status: 500 } })
    shown.see(message('failed', 'source-black'))
    await until(() => told.length === 1)
    await state(({ webHook }) => webHook === null)
    expect(told.map(({ state: is }) => is)).toEqual(['failed'])
  })

  test('that nobody answers fails; closing does not wait for it', async () => {
    const { lamp: shown, until } = lamp('http://127.0.0.1:9/')
    shown.see(message('recording'))
    await until(({ webHook }) => webHook?.code === 'web-hook-failed')
    await shown.close()
  })
})

describe('a command', () => {
  test('finds room, state and alarms in its environment; nothing goes through a shell', async () => {
    await using folder = await temporaryFolder()
    const out = join(folder.path, 'told')
    const script = `require('fs').writeFileSync(process.argv[1], ['ROOM','STATE','ALARM'].map(n => process.env['ZHENGLU_'+n]).concat(process.argv[2]).join('|'))`
    const { lamp: shown } = lamp('', [process.execPath, '-e', script, out, '$(id); `id` & "x"'])
    shown.see(message('failed', 'source-lost', 'source-silent'))
    await shown.close()
    expect(await readFile(out, 'utf8')).toBe('听证室一|failed|source-lost,source-silent|$(id); `id` & "x"')
  })

  test('that is not there, or fails, is told in the state', async () => {
    const missing = lamp('', ['/nowhere/lamp'])
    missing.lamp.see(message('standby'))
    await missing.until(({ alarmCommand }) => alarmCommand !== null)
    expect(missing.lamp.state.alarmCommand?.code).toBe('alarm-command-failed')
    const failing = lamp('', [process.execPath, '-e', 'process.exit(3)'])
    failing.lamp.see(message('standby'))
    await failing.until(({ alarmCommand }) => alarmCommand !== null)
    expect(failing.lamp.state.alarmCommand?.details).toMatchObject({ code: 3 })
  })
})
