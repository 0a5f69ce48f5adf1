// What the party's screen of a room shows is kept in the database; the step that is read is not.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Database } from '../../../native/database/database.ts'
import { partyScreens } from '../../../native/cases/party-screens.ts'
import { temporaryFolder } from '../../rig/temporary-folder.ts'

test('the choice of each room is kept; announcements and the cause are shown where none was made', async () => {
  const folder = await temporaryFolder()
  const path = join(folder.path, 'zhenglu.sqlite')
  const [one, other] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
  let database = await Database.open(path)
  try {
    const before = partyScreens(database)
    await before.choose(one, { shows: 'record', cause: false })
    await before.choose(other, { shows: 'pictures', cause: true })
    expect([before.follow(one, 'rights'), before.follow(one, 'rights')]).toEqual([true, false])
    expect(await before.of(one)).toEqual({ shows: 'record', cause: false, step: 'rights' })
    await database.close()
    database = await Database.open(path)
    const after = partyScreens(database)
    expect(await after.of(one)).toEqual({ shows: 'record', cause: false, step: null })
    expect((await after.of(other)).shows).toBe('pictures')
    expect(await after.of('00000000-0000-4000-8000-000000000003')).toEqual({
      ...{ shows: 'announcements', cause: true, step: null },
    })
  } finally {
    await database.close()
    await folder.remove()
  }
})
