// One of a few, each with a word on what it means.
export interface Choice {
  readonly value: string
  readonly title: string
  readonly note?: string
  readonly lang?: string
  readonly disabled?: boolean
}

interface ChoiceCardsProps {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly choices: readonly Choice[]
  readonly onChange: (value: string) => void
}

export function ChoiceCards({ name, label, value, choices, onChange }: ChoiceCardsProps) {
  return (
    <fieldset className="choice-cards" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value} lang={choice.lang} className={choice.value === value ? 'chosen' : ''}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={choice.disabled}
            onChange={() => {
              onChange(choice.value)
            }}
          />
          <span>
            <strong>{choice.title}</strong>
            {choice.note === undefined ? null : <span className="quiet">{choice.note}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
