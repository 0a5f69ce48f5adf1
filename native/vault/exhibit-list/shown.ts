// An exhibit that was shown during a recording, as its journal line states it.
import type { LineOf } from '../lines.ts'

type Shown = Pick<LineOf<'exhibit-shown'>, 'at' | 'number' | 'name' | 'sha256' | 'person'>

export const shownBy = ({ at, number, name, sha256, person }: LineOf<'exhibit-shown'>): Shown => ({
  ...{ at, number, name, sha256, person },
})
