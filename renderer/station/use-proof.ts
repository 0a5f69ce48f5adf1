// The newest picture of a track that was read back from the disk.
import { useSyncExternalStore } from 'react'
import type { ProofPicture } from '../../native/contract/state.ts'
import { store } from './use-station.ts'

/** Undefined until the first one has come. */
export const useProof = (room: string, track: string): ProofPicture | undefined =>
  useSyncExternalStore(store.onProof, () => store.proof(room, track))
