// Every kind of fault, in the order of the report.
import type { Kind } from '../kind.ts'
import { clocks } from './clock.ts'
import { damages } from './damage.ts'
import { diskFaults } from './disks.ts'
import { exports } from './export.ts'
import { kills } from './kills.ts'
import { stops } from './stops.ts'

export const kinds: readonly Kind[] = [...kills, ...exports, ...stops, ...diskFaults, ...clocks, ...damages]
