// Alarms of a room: once while their cause lasts, kept until somebody took note, stated in the journal.
import { describe, expect, test } from 'vitest'
import type { Failure } from '../../../native/contract/failures.ts'
import { Alarms, type AlarmJournal } from '../../../native/session/alarms.ts'

function room() {
  const stated: Parameters<AlarmJournal['alarm']>[0][] = []
  const told: string[] = []
  const alarms = new Alarms(() => new Date(), {
    changed: () => undefined,
    told: ({ code, cleared, acknowledged }) => told.push(`${code} ${cleared !== null} ${acknowledged !== null}`),
  })
  const journal: AlarmJournal = {
    alarm: (facts) => {
      stated.push(facts)
      return Promise.resolve()
    },
  }
  return { alarms, journal, stated, told }
}

describe('an alarm', () => {
  test('is raised once while its cause lasts, and stated with its facts', async () => {
    const { alarms, journal, stated, told } = room()
    alarms.stateIn(journal)
    await alarms.raise('source-lost', 'cam-1', { code: 'source-refused' })
    await alarms.raise('source-lost', 'cam-1', { code: 'source-refused' })
    await alarms.raise('source-lost', 'cam-2', {})
    expect(alarms.list.map(({ code, track }) => [code, track])).toEqual([
      ['source-lost', 'cam-1'],
      ['source-lost', 'cam-2'],
    ])
    expect(told).toHaveLength(2)
    expect(stated[0]).toEqual({
      alarm: 'source-lost',
      state: 'raised',
      track: 'cam-1',
      details: { code: 'source-refused' },
    })
  })

  test('that is a danger stays until somebody has taken note, a warning until its cause has gone', async () => {
    const { alarms, journal, stated } = room()
    alarms.stateIn(journal)
    await alarms.raise('source-lost', 'cam-1', {})
    await alarms.raise('source-clipped', 'mic-1', {})
    await alarms.clear('source-lost', 'cam-1')
    await alarms.clear('source-clipped', 'mic-1')
    const [left] = alarms.list
    expect(alarms.list).toHaveLength(1)
    expect(left?.cleared).not.toBeNull()
    const noted = await alarms.acknowledge(left?.id ?? '', '操作员')
    expect(noted.acknowledged?.person).toBe('操作员')
    expect(alarms.list).toEqual([])
    expect(stated.at(-1)).toEqual({
      alarm: 'source-lost',
      state: 'acknowledged',
      track: 'cam-1',
      details: {},
      person: '操作员',
    })
  })

  test('stays with the first who took note; one that is not listed is refused', async () => {
    const { alarms } = room()
    await alarms.raise('vault-failed', null, {})
    const id = alarms.list[0]?.id ?? ''
    await alarms.acknowledge(id, '甲')
    expect((await alarms.acknowledge(id, '乙')).acknowledged?.person).toBe('甲')
    const refused = await alarms.acknowledge('00000000-0000-4000-8000-000000000000', '甲').catch((e: unknown) => e)
    expect((refused as Failure).code).toBe('alarm-unknown')
  })

  test('can be raised again after its cause had gone; a journal that fails loses no alarm', async () => {
    const { alarms } = room()
    alarms.stateIn({ alarm: () => Promise.reject(new Error('disk')) })
    await alarms.raise('source-stalled', 'cam-1', {})
    await alarms.clearAll()
    await alarms.raise('source-stalled', 'cam-1', {})
    expect(alarms.list.map(({ cleared }) => cleared === null)).toEqual([false, true])
  })
})
