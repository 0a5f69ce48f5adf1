// People in a form, a row each: what is asked of each, a button that takes the row away, and one that adds another.
import { Button, Form } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './icons.tsx'

interface PersonRowsProps {
  /** Of the list in the form. */
  readonly name: string
  readonly legend: string
  readonly add: string
  readonly most: number
  /** What a new row begins with, of the one at this place. */
  readonly fresh: (at: number) => object
  /** The fields of the row at this place. */
  readonly fields: (at: number) => ReactNode
}

export function PersonRows({ name: list, legend, add: addLabel, most, fresh, fields: fieldsOf }: PersonRowsProps) {
  const { t } = useTranslation()
  return (
    <fieldset className="people">
      <legend>{legend}</legend>
      <Form.List name={list}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name: at }) => (
              <div className="person" key={key}>
                {fieldsOf(at)}
                <Button
                  aria-label={t('console.removePerson', { number: at + 1 })}
                  icon={<Icon name="remove" />}
                  onClick={() => {
                    remove(at)
                  }}
                />
              </div>
            ))}
            <Button
              icon={<Icon name="add" />}
              disabled={rows.length >= most}
              onClick={() => {
                add(fresh(rows.length))
              }}
            >
              {addLabel}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}
