// A dialog that is drawn from its first opening on: the window opens without what it may never show, and one that is
// closed again ends as dialogs do.
import { useState, type ReactNode } from 'react'

export function OnceOpened({ open, children }: { open: boolean; children: ReactNode }) {
  const [isDrawn, setDrawn] = useState(open)
  if (open && !isDrawn) setDrawn(true)
  return isDrawn ? children : null
}
