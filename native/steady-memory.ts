// Memory of a process that records for hours.
import { setFlagsFromString } from 'node:v8'

/**
 * V8 doubles its space for new objects, up to 64 MB, when they come in bursts, and does not give it back: in the first
 * hours a station seemed to leak. It allocates little, so the space stays as it is when this is called.
 */
export function keepMemorySteady(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}
