// What can be done with a line of a list whose order is the person's: change, move up and down, remove.
import { Button } from 'antd'
import { Icon, type IconName } from './icons.tsx'

interface RowActionsProps {
  readonly at: number
  readonly count: number
  /** On the button that changes the line. */
  readonly changeWord: string
  /** What each button is called where only it is heard; each names the line. */
  readonly names: Readonly<Record<'change' | 'up' | 'down' | 'remove', string>>
  readonly onChange: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

export function RowActions({ at, count, changeWord, names, onChange, onMove, onRemove }: RowActionsProps) {
  const button = (icon: IconName & keyof typeof names, disabled: boolean, act: () => void) => (
    <Button
      size="small"
      icon={<Icon name={icon} size={14} />}
      title={names[icon]}
      aria-label={names[icon]}
      disabled={disabled}
      onClick={act}
    />
  )
  return (
    <div className="tools">
      <Button size="small" aria-label={names.change} onClick={onChange}>
        {changeWord}
      </Button>
      {button('up', at === 0, () => {
        onMove(-1)
      })}
      {button('down', at === count - 1, () => {
        onMove(1)
      })}
      {button('remove', count === 1, onRemove)}
    </div>
  )
}
