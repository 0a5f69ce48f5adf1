// A name, completed from who works here.
import { AutoComplete } from 'antd'
import { useAnswer } from '../station/use-call.ts'

interface NameFieldProps {
  readonly label: string
  readonly value?: string
  readonly onChange?: (name: string) => void
  /** Hears the certificate of who was chosen from the list. */
  readonly onCertificate?: (certificate: string) => void
}

/** Controlled by a form field. */
export function NameField({ label, value, onChange, onCertificate }: NameFieldProps) {
  const { data } = useAnswer('people.list', {})
  const here = data?.people.filter(({ left }) => left === null) ?? []
  return (
    <AutoComplete
      value={value ?? ''}
      aria-label={label}
      placeholder={label}
      options={here.map(({ id, name, unit, certificate }) => ({
        value: name,
        key: id,
        label: [name, unit, certificate].filter((word) => word !== '').join(' · '),
        certificate,
      }))}
      showSearch={{
        filterOption: (typed, option) => (option?.label ?? '').toLowerCase().includes(typed.toLowerCase()),
      }}
      onChange={(name: string) => onChange?.(name)}
      onSelect={(_, option) => onCertificate?.(option.certificate)}
    />
  )
}
