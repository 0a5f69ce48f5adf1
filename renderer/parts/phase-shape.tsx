// A shape for every state of a room or a source, so that colour is never the only sign.
import type { RoomState, SourceState } from '../../native/contract/state.ts'

type Phase = RoomState['phase'] | SourceState['phase']

const drawn: Record<Phase, React.ReactNode> = {
  off: <circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" strokeWidth="2.5" />,
  standby: (
    <>
      <circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" strokeWidth="2.5" />
      <circle cx="12" cy="12" r="3.5" fill="currentColor" />
    </>
  ),
  opening: <path d="M12 3.500a8.5 8.5 0 1 1-8.5 8.5" className="turning" />,
  starting: <path d="M12 3.500a8.5 8.5 0 1 1-8.5 8.5" className="turning" />,
  pausing: <path d="M12 3.500a8.5 8.5 0 1 1-8.5 8.5" className="turning" />,
  break: (
    <path d="M5 3h5v18H5zM14 3h5v18h-5z" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinejoin="round" />
  ),
  recording: <circle cx="12" cy="12" r="9.5" fill="currentColor" className="beating" />,
  sealing: (
    <>
      <path d="M7.5 11V8a4.5 4.5 0 0 1 9 0v3" fill="none" stroke="currentColor" strokeWidth="2.5" />
      <rect x="4.5" y="11" width="15" height="10.5" rx="2" fill="currentColor" />
    </>
  ),
  stalled: <path d="M6 4h4v16H6zM14 4h4v16h-4z" fill="currentColor" />,
  lost: <path d="M5 5l14 14M19 5L5 19" stroke="currentColor" strokeWidth="3.5" strokeLinecap="round" />,
  failed: (
    <path
      d="M12 2.500L22.5 21h-21zM12 9v5.500M12 17.200v.4"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinejoin="round"
      strokeLinecap="round"
    />
  ),
}

export function PhaseShape({ phase, size = 16 }: { phase: Phase; size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" className={`shape ${phase}`}>
      {drawn[phase]}
    </svg>
  )
}
