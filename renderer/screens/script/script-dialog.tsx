// What the script asks for before it states anything.
import type { Announcement } from '../../../native/contract/recording-course.ts'
import type { RunningRecording } from '../../../native/contract/state.ts'
import { ShowDialog } from './show-dialog.tsx'
import { StepDialog } from './step-dialog.tsx'
import type { Asked } from './use-script.ts'

interface ScriptDialogProps {
  readonly asked: Asked | null
  readonly room: string
  readonly recording: RunningRecording | null
  readonly onClose: (stated: Announcement | null) => void
}

export function ScriptDialog({ asked, room, recording, onClose }: ScriptDialogProps) {
  if (asked === null || recording === null) return null
  const { act, step } = asked
  return act === 'show' ? (
    <ShowDialog room={room} recording={recording} step={step} onClose={onClose} />
  ) : (
    <StepDialog act={act} step={step} room={room} operator={recording.operator} onClose={onClose} />
  )
}
