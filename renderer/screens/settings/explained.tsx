// A field of the settings with its "what is this": one key opens the explanation below the field, Escape closes it.
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './explained.css'

interface ExplainedProps {
  /** What the field is called, for who hears the button instead of seeing it. */
  readonly field: string
  readonly note: string
  /** Not shown, with its field: it does not count for what else is chosen. */
  readonly hidden?: boolean
  readonly children: React.ReactNode
}

export function Explained({ field, note, hidden = false, children }: ExplainedProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div className="explained" hidden={hidden}>
      {children}
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          setOpen(!open)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false)
        }}
      >
        <span aria-hidden>?</span>
        {/* No aria-label: the field alone is to be found by its name. */}
        <span className="visually-hidden">{t('settingWords.what', { field })}</span>
      </button>
      <p id={id} hidden={!open}>
        {note}
      </p>
    </div>
  )
}
