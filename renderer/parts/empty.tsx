// Nothing here yet: what that means, and the next step.
import { Icon, type IconName } from './icons.tsx'

export function Empty(props: { icon: IconName; title: string; hint: string; children?: React.ReactNode }) {
  return (
    <div className="empty">
      <Icon name={props.icon} size={40} />
      <strong>{props.title}</strong>
      <p className="quiet">{props.hint}</p>
      {props.children}
    </div>
  )
}
